package nl.koppeling.connection.web;

import io.quarkus.qute.EngineConfiguration;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.NamespaceResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Texts in templates: <code>{t:sign_in}</code>, <code>{t:orders_found(count)}</code>. */
@EngineConfiguration
public class TextNamespace implements NamespaceResolver {

  /** Where the reader's language is among a template's attributes. */
  private static final String LOCALE = "locale";

  @Override
  public String getNamespace() {
    return "t";
  }

  @Override
  public CompletionStage<Object> resolve(EvalContext context) {
    Language language =
        context.getAttribute(LOCALE) instanceof Locale locale
                && locale.getLanguage().equals(Language.EN.code())
            ? Language.EN
            : Language.NL;
    CompletionStage<List<Object>> values = CompletableFuture.completedFuture(new ArrayList<>());
    for (Expression expression : context.getParams()) {
      values =
          values.thenCombine(
              context.evaluate(expression),
              (list, value) -> {
                list.add(value);
                return list;
              });
    }
    return values.thenApply(list -> Texts.of(language, context.getName(), list.toArray()));
  }
}
