package org.roundup.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jboss.weld.environment.servlet.EnhancedListener;
import org.roundup.web.compression.CompressionFilter;

/**
 * Puts the application together on any server: its filter and its servlet, and CDI where the server has none.
 *
 * <p>Called by the server, since {@code META-INF/services} names it; web.xml keeps the initializers of the libraries from
 * being called.
 */
public final class Startup implements ServletContainerInitializer {

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) throws ServletException {
        leaveRequestsWithoutContexts(context);
        if (!hasCdi()) {
            new EnhancedListener().onStartup(Set.of(), context);
        }
        addCompression(context);
        ServletRegistration.Dynamic front = context.addServlet("front", FrontServlet.class);
        front.addMapping("/*");
        front.setAsyncSupported(true);
        front.setLoadOnStartup(1);
    }

    /**
     * Nothing here lives as long as a request or a session, so Weld need not look at each; and it takes one whose answer
     * stays open for one that was not ended as it should.
     */
    private static void leaveRequestsWithoutContexts(ServletContext context) {
        context.setInitParameter("org.jboss.weld.context.mapping", "(?!)");
        context.setInitParameter("org.jboss.weld.context.ignore.guard", "false");
    }

    private static void addCompression(ServletContext context) {
        FilterRegistration.Dynamic filter = context.addFilter("compression", CompressionFilter.class);
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        Settings settings = new Settings(context);
        for (String name : List.of("zstd", "brotli", "gzip", "threshold")) {
            settings.find("compression." + name).ifPresent(value -> filter.setInitParameter(name, value));
        }
    }

    /** Whether the server brings CDI. {@code CDI.current()} would be no test: it fails even where there is one. */
    private static boolean hasCdi() {
        try {
            return new InitialContext().lookup("java:comp/BeanManager") != null;
        } catch (NamingException e) {
            return false;
        }
    }
}
