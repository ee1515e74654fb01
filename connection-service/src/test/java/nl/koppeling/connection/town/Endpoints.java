package nl.koppeling.connection.town;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every endpoint there is, found in the classes, so that none can be forgotten. */
public final class Endpoints {

  private static final List<Endpoint> ALL = found();

  private Endpoints() {}

  /**
   * One endpoint.
   *
   * @param path its template, from the root
   * @param roles who may call it; empty: everybody
   */
  public record Endpoint(String method, String path, Set<String> roles, Method handler) {

    public boolean page() {
      return path.equals("/app") || path.startsWith("/app/");
    }

    public boolean api() {
      return path.startsWith("/api/");
    }

    public boolean changes() {
      return !method.equals("GET");
    }

    /** Takes JSON rather than nothing or a form. */
    public boolean takesJson() {
      return Stream.of(handler.getParameters())
          .anyMatch(
              parameter ->
                  parameter.getAnnotations().length == 0
                      && parameter.getType().getName().startsWith("nl.koppeling.connection")
                      && !parameter.getType().isEnum());
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** All of them, in the order of their paths. */
  public static List<Endpoint> all() {
    return ALL;
  }

  private static List<Endpoint> found() {
    List<Endpoint> found = new ArrayList<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("nl.koppeling.connection", "nl.koppeling.replay")) {
      if (type.isAnnotatedWith(Path.class) && !type.isInterface()) {
        add(found, type.reflect());
      }
    }
    found.sort(java.util.Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method));
    return List.copyOf(found);
  }

  private static void add(List<Endpoint> found, Class<?> resource) {
    for (Method method : resource.getDeclaredMethods()) {
      for (Annotation annotation : method.getAnnotations()) {
        HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
        if (verb != null) {
          Path more = method.getAnnotation(Path.class);
          String path =
              resource.getAnnotation(Path.class).value() + (more == null ? "" : "/" + more.value());
          found.add(
              new Endpoint(
                  verb.value(), path.replaceAll("/+", "/"), roles(resource, method), method));
        }
      }
    }
  }

  private static Set<String> roles(Class<?> resource, Method method) {
    if (method.isAnnotationPresent(PermitAll.class)) {
      return Set.of();
    }
    RolesAllowed own = method.getAnnotation(RolesAllowed.class);
    RolesAllowed all = resource.getAnnotation(RolesAllowed.class);
    if (own == null && all == null) {
      return resource.isAnnotationPresent(PermitAll.class) ? Set.of() : Set.of("?");
    }
    return Set.of((own == null ? all : own).value());
  }
}
