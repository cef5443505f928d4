/// The destination "Reconcile": local sums beside the gateways' own, day by day, and a calendar of what
/// is covered. Further sections join as [io.github.tallyglass.ui.reconcile.ReconcileSection].
@NullMarked
package io.github.tallyglass.ui.reconcile;

import org.jspecify.annotations.NullMarked;
