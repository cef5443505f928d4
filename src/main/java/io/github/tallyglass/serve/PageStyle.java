package io.github.tallyglass.serve;

/// How the page looks, light or dark as the browser likes it.
final class PageStyle {

    private PageStyle() {}

    static final String CSS = """
            :root { color-scheme: light dark; --bg: #f6f7f9; --card: #fff; --line: #e2e5ea; --text: #1d2530;
              --soft: #5b6675; --link: #2563eb; --fine: #1f9d63; --scarce: #b7791f; --low: #d1393a; }
            @media (prefers-color-scheme: dark) { :root { --bg: #14171c; --card: #1b1f26; --line: #2c323c;
              --text: #e8ecf2; --soft: #9aa5b4; --link: #7aa7ff; --fine: #4cc38a; --scarce: #e5b454; --low: #ff7b78; } }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--bg); color: var(--text);
              font: 14px/1.45 system-ui, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", sans-serif; }
            header { display: flex; flex-wrap: wrap; gap: 8px 20px; align-items: baseline; padding: 14px 24px;
              background: var(--card); border-bottom: 1px solid var(--line); }
            h1 { font-size: 18px; margin: 0; } h2 { font-size: 13px; margin: 0 0 8px; font-weight: 600; }
            nav { display: flex; gap: 12px; } a { color: var(--link); text-decoration: none; }
            .note { color: var(--soft); font-size: 12px; margin: 0; }
            main { max-width: 1280px; margin: 0 auto; padding: 20px 24px; display: grid; gap: 16px; }
            section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px;
              overflow-x: auto; }
            .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 14px; }
            .tiles h2 { color: var(--soft); font-weight: 500; } .value { font-size: 22px; margin: 0; font-weight: 600;
              font-variant-numeric: tabular-nums; }
            .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(420px, 1fr)); gap: 16px; }
            table { border-collapse: collapse; width: 100%; }
            th { text-align: left; color: var(--soft); font-weight: 500; font-size: 12px; }
            th, td { padding: 5px 10px 5px 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
            tr:last-child td { border-bottom: 0; }
            .n { text-align: right; font-variant-numeric: tabular-nums; padding-right: 4px; padding-left: 10px; }
            meter { width: 120px; height: 10px; vertical-align: middle; } .hour { width: 320px; max-width: 30vw; }
            meter::-webkit-meter-optimum-value { background: var(--fine); }
            .scarce meter::-webkit-meter-optimum-value { background: var(--scarce); }
            .low meter::-webkit-meter-optimum-value { background: var(--low); }
            meter::-moz-meter-bar { background: var(--fine); }
            .scarce meter::-moz-meter-bar { background: var(--scarce); } .low meter::-moz-meter-bar { background: var(--low); }
            .bad { color: var(--low); font-weight: 600; }
            @media (max-width: 900px) { main { padding: 12px; } .pair { grid-template-columns: 1fr; } }
            """;
}
