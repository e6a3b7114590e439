package org.roundup.rest.jaxrs;

import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.filter.RolesAllowedDynamicFeature;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.uri.PathPattern;

/**
 * The resources of one state of a tracker's libraries, served by Jersey. Jersey starts with the first call that one of
 * them answers, and ends when another state has taken over and the last call has been answered.
 */
public final class ResourceApplication {

    private static final Pattern STRIPPED = Pattern.compile("^/+|/+$");
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\s*([^}:\\s]+)[^}]*}");

    private final Set<Class<?>> classes;
    private final ClassLoader loader;
    private final List<PathPattern> patterns = new ArrayList<>();
    private ApplicationHandler handler;
    private int calls;
    private boolean retired;

    ResourceApplication(Set<Class<?>> classes, ClassLoader loader) {
        this.classes = classes;
        this.loader = loader;
        for (Class<?> each : classes) {
            Path path = each.getAnnotation(Path.class);
            if (path != null) {
                patterns.add(new PathPattern(path.value(), PathPattern.RightHandPath.capturingZeroOrMoreSegments));
            }
        }
    }

    /**
     * Whether a resource takes an address.
     *
     * @param path below {@code rest}, with a slash at its beginning
     */
    public boolean takes(String path) {
        return patterns.stream().anyMatch(pattern -> pattern.match(path) != null);
    }

    /** The methods of each address below {@code rest}, with variables in braces, for descriptions. */
    public Map<String, Set<String>> addresses() {
        Map<String, Set<String>> addresses = new TreeMap<>();
        for (Class<?> each : classes) {
            if (each.isAnnotationPresent(Path.class)) {
                add(addresses, "", Resource.from(each));
            }
        }
        return addresses;
    }

    private static void add(Map<String, Set<String>> addresses, String base, Resource resource) {
        String path = base + "/" + STRIPPED.matcher(resource.getPath()).replaceAll("");
        String plain = EXPRESSION.matcher(path).replaceAll("{$1}");
        for (ResourceMethod method : resource.getResourceMethods()) {
            addresses.computeIfAbsent(plain, key -> new TreeSet<>()).add(method.getHttpMethod());
        }
        resource.getChildResources().forEach(child -> add(addresses, path, child));
    }

    /**
     * Has a call answered.
     *
     * @param outlet takes the answer
     * @throws RuntimeException what the resource has thrown, unless it is a {@code WebApplicationException}
     */
    public void answer(RestCall call, Outlet outlet) {
        ApplicationHandler jersey = begin();
        try {
            Map<String, Object> properties = new HashMap<>();
            properties.put(CallBinder.CALL, call);
            RestCall.Sent sent = call.request();
            ContainerRequest request = new ContainerRequest(
                    sent.base(),
                    sent.address(),
                    sent.method(),
                    Caller.of(call),
                    new MapPropertiesDelegate(properties),
                    jersey.getConfiguration());
            sent.headers().forEach(request::header);
            request.setEntityStream(sent.body());
            AnswerWriter writer = new AnswerWriter(outlet);
            request.setWriter(writer);
            jersey.handle(request);
            writer.complete();
        } finally {
            end();
        }
    }

    private synchronized ApplicationHandler begin() {
        if (handler == null) {
            handler = start();
        }
        calls++;
        return handler;
    }

    private ApplicationHandler start() {
        ResourceConfig config = new ResourceConfig(classes);
        config.setClassLoader(loader);
        config.register(new CallBinder());
        config.register(new JsonBodies());
        config.register(FailureKeeper.class);
        config.register(RolesAllowedDynamicFeature.class);
        config.property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        config.property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
        config.property(ServerProperties.WADL_FEATURE_DISABLE, true);
        config.property(ServerProperties.RESOURCE_VALIDATION_IGNORE_ERRORS, false);
        return new ApplicationHandler(config);
    }

    private synchronized void end() {
        calls--;
        closeIfUnused();
    }

    /** Another state has taken over. */
    synchronized void retire() {
        retired = true;
        closeIfUnused();
    }

    private void closeIfUnused() {
        if (retired && calls == 0 && handler != null) {
            handler.getInjectionManager().shutdown();
            handler = null;
        }
    }
}
