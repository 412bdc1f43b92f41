package io.assidu.channel.template;

import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Fills in the current version of a template: the company's own if there is one, else the shipped
 * one. A new version is used by every process within {@link #FRESH_NANOS}.
 */
@ApplicationScoped
public class Templates {
  private static final long FRESH_NANOS = 2_000_000_000L;

  private final UnitOfWork unitOfWork;
  private final TemplateStore store;
  private final Layout layout = Layout.shipped();
  private final Map<String, TemplateDocument> shipped = Shipped.templates();
  private final Map<String, Object> company;
  private final Map<String, Cached> cache = new ConcurrentHashMap<>();

  Templates(UnitOfWork unitOfWork, TemplateStore store, CompanyConfig config) {
    this.unitOfWork = unitOfWork;
    this.store = store;
    this.company = company(config);
  }

  private record Cached(Optional<CompiledTemplate> template, long sinceNanos) {}

  /**
   * Fills in a template for a person.
   *
   * @param locale the person's language
   * @return failed with {@link RenderingException} if there is no such template or it cannot be
   *     filled in
   */
  public Uni<Rendered> render(String id, @Nullable String locale, TemplateVariables variables) {
    return current(id)
        .map(
            found ->
                rendered(
                    found.orElseThrow(
                        () -> new RenderingException("there is no template " + id, null)),
                    locale,
                    variables));
  }

  Rendered rendered(
      CompiledTemplate template, @Nullable String locale, TemplateVariables variables) {
    return template.render(locale, variables, company, layout);
  }

  Map<String, TemplateDocument> shipped() {
    return shipped;
  }

  /** Makes this process look again. */
  void changed(String id) {
    cache.remove(id);
  }

  private Uni<Optional<CompiledTemplate>> current(String id) {
    Cached cached = cache.get(id);
    if (cached != null && System.nanoTime() - cached.sinceNanos() < FRESH_NANOS) {
      return Uni.createFrom().item(cached.template());
    }
    return unitOfWork
        .run(work -> find(work, id))
        .map(
            found -> {
              Optional<CompiledTemplate> template = found.map(version -> compiled(version, cached));
              cache.put(id, new Cached(template, System.nanoTime()));
              return template;
            });
  }

  /** The current version: the company's own if there is one, else the shipped one. */
  Uni<Optional<TemplateVersion>> find(Work work, String id) {
    return store
        .current(work, id)
        .map(
            own ->
                own.or(
                    () -> Optional.ofNullable(shipped.get(id)).map(TemplateVersion.shipped(id))));
  }

  private static CompiledTemplate compiled(TemplateVersion version, @Nullable Cached cached) {
    Optional<CompiledTemplate> known = cached == null ? Optional.empty() : cached.template();
    return known
        .filter(template -> template.version() == version.version())
        .orElseGet(() -> compiled(version.id(), version.version(), version.document()));
  }

  private static CompiledTemplate compiled(String id, int version, TemplateDocument document) {
    try {
      return CompiledTemplate.of(id, version, document);
    } catch (InvalidTemplateException e) {
      throw new RenderingException("template %s version %d is invalid".formatted(id, version), e);
    }
  }

  private static Map<String, Object> company(CompanyConfig config) {
    Map<String, Object> company = new HashMap<>();
    company.put("name", config.name());
    company.put("color", config.color());
    config.address().ifPresent(address -> company.put("address", address));
    config.url().ifPresent(url -> company.put("url", url.toString()));
    return Map.copyOf(company);
  }
}
