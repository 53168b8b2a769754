package vigil.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.filter.OncePerRequestFilter;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.tokens.TokenSecurity;

/**
 * The protocol's endpoints are filters, so a store that is away is answered for in front of them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StoreAway extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(StoreAway.class);
    private static final int RETRY_AFTER_SECONDS = 2;

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException failure) {
            if (response.isCommitted() || !isStoreAway(failure)) {
                throw failure;
            }
            log.atWarn()
                    .setMessage("store away")
                    .addKeyValue("cause", failure.getClass().getSimpleName())
                    .log();
            response.reset();
            response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS));
            TokenSecurity.write(
                    response,
                    Problem.of(
                                    ProblemCode.UNAVAILABLE,
                                    "The store is not available right now; try again.")
                            .retryAfter(RETRY_AFTER_SECONDS));
        }
    }

    private static boolean isStoreAway(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof TransactionSystemException) {
                return true;
            }
        }
        return false;
    }
}
