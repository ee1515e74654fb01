package nl.koppeling.sandbox.woocommerce.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.koppeling.sandbox.woocommerce.wire.Answer;
import nl.koppeling.sandbox.woocommerce.wire.PhpQuery;

/**
 * The headers of a list: totals, and links to the pages beside it, which repeat the parameters and
 * show the defaults (WooCommerce reference 5.1 and the recorded headers).
 */
record Paging(int page, int perPage, int total) {

  int pages() {
    return (total + perPage - 1) / perPage;
  }

  boolean beyond() {
    return page > Math.max(1, pages());
  }

  /** A page past the end of a shop with tables of its own: the totals then say 0. */
  Paging forgotten() {
    return new Paging(page, perPage, 0);
  }

  Answer on(Answer answer, Call call, Map<String, String> defaults) {
    Answer counted =
        answer
            .with("X-WP-Total", Integer.toString(total))
            .with("X-WP-TotalPages", Integer.toString(pages()));
    List<String> links = new ArrayList<>();
    if (page > 1) {
      links.add(link(call, defaults, Math.min(page - 1, pages()), "prev"));
    }
    if (page < pages()) {
      links.add(link(call, defaults, page + 1, "next"));
    }
    return links.isEmpty() ? counted : counted.with("Link", String.join(", ", links));
  }

  private static String link(Call call, Map<String, String> defaults, int page, String rel) {
    Map<String, String> parameters = new LinkedHashMap<>(call.query().parameters());
    defaults.forEach(
        (name, value) -> {
          if (!call.query().has(name.replaceAll("\\[.*", ""))) {
            parameters.put(name, value);
          }
        });
    parameters.put("page", Integer.toString(page));
    return "<" + call.url() + "?" + new PhpQuery(parameters).encoded() + ">; rel=\"" + rel + "\"";
  }
}
