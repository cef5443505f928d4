package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.ui.Language;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The section "Rules": the matrix, and beside it (beneath it in a narrow window) what is no matter of
/// percents.
final class RulesView extends ScrollPane {

    private static final double BESIDE_FROM = 1120;
    private static final double SIDE = 430;

    private final RulesContext context;
    private final ScopeBar scope;
    private final RuleMatrix matrix;
    private final FurtherRules further;
    private final VBox side;
    private final GridPane grid = new GridPane(14, 14);

    RulesView(AlertsModel model, Language language) {
        context = new RulesContext(model, language);
        scope = new ScopeBar(context);
        matrix = new RuleMatrix(context);
        further = new FurtherRules(context);
        side = new VBox(14, further, new NotificationsPanel(model, language));
        GridPane.setHgrow(matrix, Priority.ALWAYS);
        matrix.setMaxWidth(Double.MAX_VALUE);
        matrix.setMaxHeight(USE_PREF_SIZE);
        GridPane.setValignment(matrix, javafx.geometry.VPos.TOP);
        var content = new VBox(scope, grid);
        content.getStyleClass().add("rules");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        accessibleTextProperty().bind(language.text("alerts.section.rules"));
        widthProperty().map(width -> width.doubleValue() >= BESIDE_FROM).subscribe(this::arrange);
        model.knownProperty().subscribe(_ -> show());
        model.scopeProperty().subscribe(_ -> show());
        language.textsProperty().subscribe(_ -> show());
    }

    private void arrange(boolean beside) {
        grid.getChildren().clear();
        grid.add(matrix, 0, 0);
        grid.add(side, beside ? 1 : 0, beside ? 0 : 1);
        side.setMinWidth(beside ? SIDE : 0);
        side.setPrefWidth(beside ? SIDE : USE_COMPUTED_SIZE);
        GridPane.setHgrow(side, beside ? Priority.NEVER : Priority.ALWAYS);
    }

    private void show() {
        var choices = context.choices();
        scope.show(choices);
        matrix.show(choices);
        further.show(choices);
    }
}
