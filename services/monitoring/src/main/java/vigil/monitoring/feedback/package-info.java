/**
 * What officers have decided of alerts, on its way back to those who write scenarios.
 *
 * <p>Events of the house of cases come in; labels of alerts and of the transactions behind them go
 * out.
 */
@NullMarked
package vigil.monitoring.feedback;

import org.jspecify.annotations.NullMarked;
