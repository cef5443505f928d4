package io.github.tallyglass.serve;

import java.util.List;

/// A table of the page: words to the left, numbers to the right.
final class HtmlTable {

    private final String title;
    private final List<String> head;
    private final int words;
    private final StringBuilder rows = new StringBuilder();

    /// @param words columns from the left that hold words; numbers follow
    HtmlTable(String title, List<String> head, int words) {
        this.title = title;
        this.head = head;
        this.words = words;
    }

    /// @param cells HTML
    void row(List<String> cells) {
        rows.append("<tr>");
        for (var i = 0; i < cells.size(); i++) {
            rows.append(i < words ? "<td>" : "<td class=\"n\">")
                    .append(cells.get(i))
                    .append("</td>");
        }
        rows.append("</tr>\n");
    }

    /// @param empty what is said where there are no rows
    String html(String empty) {
        var html = new StringBuilder("<section><h2>")
                .append(StatusPage.escaped(title))
                .append("</h2>\n");
        if (rows.isEmpty()) {
            return html.append("<p class=\"note\">")
                    .append(StatusPage.escaped(empty))
                    .append("</p></section>\n")
                    .toString();
        }
        html.append("<table><thead><tr>");
        for (var i = 0; i < head.size(); i++) {
            html.append(i < words ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"n\">")
                    .append(StatusPage.escaped(head.get(i)))
                    .append("</th>");
        }
        return html.append("</tr></thead>\n<tbody>\n")
                .append(rows)
                .append("</tbody></table></section>\n")
                .toString();
    }
}
