package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.text.Texts;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// One account's calendar. Arrows move the day that is looked at, Enter, Space and a click choose it.
final class CalendarGrid extends Region {

    private static final double LEFT = 38;
    private static final double TOP = 18;
    private static final double WIDEST = 22;

    /// A month or two of large days would only push the other accounts out of sight.
    private static final double WIDEST_OF_FEW = 17;

    private static final int FEW = 30;
    private static final double NARROWEST = 7;

    private final DayShapes shapes = new DayShapes();
    private final CalendarAxes axes = new CalendarAxes();
    private final Rectangle ring = ring("calendar-ring");
    private final Rectangle chosenRing = ring("calendar-chosen");
    private final ReadOnlyObjectWrapper<@Nullable LocalDate> current = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable LocalDate> hovered = new ReadOnlyObjectWrapper<>();
    private @Nullable AccountDays days;
    private @Nullable LocalDate chosen;
    private Weeks weeks = new Weeks(new DaySpan(LocalDate.EPOCH, LocalDate.EPOCH, ZoneOffset.UTC));

    CalendarGrid(Consumer<LocalDate> choose) {
        getStyleClass().add("calendar-grid");
        getChildren().addAll(shapes, axes, chosenRing, ring);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        focusedProperty().subscribe(this::placeRings);
        setOnMouseMoved(event -> hovered.set(at(event.getX(), event.getY()).orElse(null)));
        setOnMouseExited(_ -> hovered.set(null));
        setOnMouseClicked(event -> at(event.getX(), event.getY()).ifPresent(day -> {
            requestFocus();
            move(day);
            choose.accept(day);
        }));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(event, choose));
    }

    /// The day that the keyboard is on; it has meaning while the calendar has the focus.
    ReadOnlyObjectProperty<@Nullable LocalDate> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// The day under the mouse; null where there is none.
    ReadOnlyObjectProperty<@Nullable LocalDate> hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    /// @param newChosen the one day that the window's range is; null where it is another range
    void show(AccountDays newDays, DaySpan span, LocalDate today, @Nullable LocalDate newChosen, Texts texts) {
        days = newDays;
        chosen = newChosen;
        weeks = new Weeks(span);
        axes.show(span, texts);
        var now = current.get();
        current.set(weeks.within(now == null ? today : now));
        requestLayout();
    }

    private void pressed(KeyEvent event, Consumer<LocalDate> choose) {
        var day = current.get();
        if (day == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case UP -> move(day.minusDays(1));
            case DOWN -> move(day.plusDays(1));
            case LEFT -> move(day.minusWeeks(1));
            case RIGHT -> move(day.plusWeeks(1));
            case HOME -> move(weeks.span().first());
            case END -> move(weeks.span().last());
            case ENTER, SPACE -> choose.accept(day);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(LocalDate day) {
        current.set(weeks.within(day));
        placeRings();
    }

    private Optional<LocalDate> at(double x, double y) {
        var pitch = pitch(getWidth());
        return weeks.day((int) Math.floor((x - LEFT) / pitch), (int) Math.floor((y - TOP) / pitch));
    }

    private double pitch(double width) {
        var columns = Math.max(1, weeks.columns());
        return Math.clamp(Math.floor((width - LEFT) / columns), NARROWEST, columns < FEW ? WIDEST_OF_FEW : WIDEST);
    }

    private static double side(double pitch) {
        return pitch - (pitch < 11 ? 2 : 3);
    }

    private Point2D corner(LocalDate day, double pitch) {
        return new Point2D(LEFT + weeks.column(day) * pitch, TOP + Weeks.row(day) * pitch);
    }

    @Override
    protected void layoutChildren() {
        if (days == null) {
            return;
        }
        var pitch = pitch(getWidth());
        var corners = new EnumMap<DayLook, List<Point2D>>(DayLook.class);
        var differing = new ArrayList<Point2D>();
        var span = weeks.span();
        for (var day = span.first(); !day.isAfter(span.last()); day = day.plusDays(1)) {
            corners.computeIfAbsent(days.look(day), _ -> new ArrayList<>()).add(corner(day, pitch));
            if (days.differs(day)) {
                differing.add(corner(day, pitch));
            }
        }
        shapes.draw(Map.copyOf(corners), differing, side(pitch));
        axes.place(LEFT, TOP, pitch, side(pitch));
        placeRings();
    }

    private void placeRings() {
        place(ring, isFocused() ? current.get() : null, 2);
        place(chosenRing, chosen != null && weeks.span().contains(chosen) ? chosen : null, 1);
    }

    private void place(Rectangle rectangle, @Nullable LocalDate day, double beyond) {
        rectangle.setVisible(day != null);
        if (day != null) {
            var pitch = pitch(getWidth());
            var corner = corner(day, pitch);
            rectangle.setX(corner.getX() - beyond);
            rectangle.setY(corner.getY() - beyond);
            rectangle.setWidth(side(pitch) + 2 * beyond);
            rectangle.setHeight(side(pitch) + 2 * beyond);
        }
    }

    private static Rectangle ring(String styleClass) {
        var ring = new Rectangle();
        ring.getStyleClass().add(styleClass);
        ring.setMouseTransparent(true);
        return ring;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return TOP + Weeks.ROWS * pitch(width < 0 ? getWidth() : width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return LEFT + NARROWEST * weeks.columns();
    }
}
