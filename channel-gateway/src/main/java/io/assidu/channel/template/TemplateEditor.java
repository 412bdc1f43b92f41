package io.assidu.channel.template;

import io.assidu.channel.ChannelError;
import io.assidu.contracts.contact.Purpose;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Saves, shows and tries out templates. */
@ApplicationScoped
class TemplateEditor {
  private static final URI EXAMPLE_LINK = URI.create("https://example.com/u/example");

  private final UnitOfWork unitOfWork;
  private final TemplateStore store;
  private final Templates templates;
  private final Clock clock;

  TemplateEditor(UnitOfWork unitOfWork, TemplateStore store, Templates templates, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.store = store;
    this.templates = templates;
    this.clock = clock;
  }

  Uni<List<TemplateVersion>> all() {
    return unitOfWork
        .run(store::all)
        .map(
            own -> {
              Map<String, TemplateVersion> current = new HashMap<>();
              templates
                  .shipped()
                  .forEach(
                      (id, document) ->
                          current.put(id, TemplateVersion.shipped(id).apply(document)));
              own.forEach(version -> current.put(version.id(), version));
              List<TemplateVersion> all = new ArrayList<>(current.values());
              all.sort(Comparator.comparing(TemplateVersion::id));
              return all;
            });
  }

  Uni<TemplateVersion> current(String id) {
    return unitOfWork
        .run(work -> templates.find(work, id))
        .map(found -> found.orElseThrow(() -> noTemplate(id)));
  }

  Uni<TemplateVersion> version(String id, int version) {
    TemplateDocument shipped = templates.shipped().get(id);
    if (version == Shipped.VERSION && shipped != null) {
      return Uni.createFrom().item(TemplateVersion.shipped(id).apply(shipped));
    }
    return unitOfWork
        .run(work -> store.version(work, id, version))
        .map(found -> found.orElseThrow(() -> noTemplate(id + " in version " + version)));
  }

  /**
   * Saves a document as the next version. The same document again is the same version.
   *
   * @param mayReplace is asked before a template that exists gets a new version, with the present
   *     one; throws if it may not
   */
  Uni<TemplateVersion> save(
      String id, TemplateDocument document, String client, IntConsumer mayReplace) {
    compiled(id, document);
    return unitOfWork
        .run(work -> save(work, id, document, client, mayReplace))
        .invoke(() -> templates.changed(id));
  }

  private Uni<TemplateVersion> save(
      Work work, String id, TemplateDocument document, String client, IntConsumer mayReplace) {
    return templates
        .find(work, id)
        .chain(
            found -> {
              TemplateVersion present = found.orElse(null);
              if (present != null && present.document().equals(document)) {
                return Uni.createFrom().item(present);
              }
              int version = present == null ? Shipped.VERSION : present.version();
              if (present != null) {
                mayReplace.accept(version);
              }
              TemplateVersion next =
                  new TemplateVersion(id, version + 1, document, clock.instant(), client);
              return store
                  .add(work, next)
                  .map(
                      added -> {
                        if (!added) {
                          throw PlatformError.PRECONDITION_FAILED.problem(
                              "Somebody else has just saved version %d.".formatted(version + 1));
                        }
                        return next;
                      });
            });
  }

  /** Fills in a template, or a document that is not saved yet, with example values. */
  Uni<Rendered> preview(String id, PreviewRequest request) {
    TemplateVariables variables =
        TemplateVariables.of(
            orEmpty(request.profile()),
            orEmpty(request.params()),
            new UUID(0, 0),
            Purpose.MARKETING,
            null,
            EXAMPLE_LINK);
    TemplateDocument unsaved = request.document();
    Uni<CompiledTemplate> template =
        unsaved == null
            ? current(id).map(version -> compiled(id, version.document()))
            : Uni.createFrom().item(() -> compiled(id, unsaved));
    return template
        .map(compiled -> templates.rendered(compiled, request.locale(), variables))
        .onFailure(RenderingException.class)
        .transform(
            failure ->
                ChannelError.TEMPLATE_CANNOT_BE_RENDERED.problem(
                    String.valueOf(failure.getMessage())));
  }

  private static CompiledTemplate compiled(String id, TemplateDocument document) {
    try {
      return CompiledTemplate.of(id, Shipped.VERSION, document);
    } catch (InvalidTemplateException e) {
      ProblemException problem =
          ChannelError.INVALID_TEMPLATE.problem("The template %s is not valid.".formatted(id));
      e.faults().forEach(fault -> problem.at(fault.field(), fault.rule(), fault.detail()));
      throw problem;
    }
  }

  private static ProblemException noTemplate(String id) {
    return PlatformError.NOT_FOUND.problem("There is no template %s.".formatted(id));
  }

  private static Map<String, Object> orEmpty(@Nullable Map<String, Object> map) {
    return map == null ? Map.of() : map;
  }
}
