package vigil.identity.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import vigil.identity.visitors.Visitor;
import vigil.identity.visitors.Visitors;

/** A request of a browser with the answer that it will get. */
public record Visit(HttpServletRequest request, HttpServletResponse response) {

    public Visitor visitor() {
        return Visitors.of(request);
    }
}
