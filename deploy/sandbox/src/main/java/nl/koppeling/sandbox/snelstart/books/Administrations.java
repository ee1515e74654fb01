package nl.koppeling.sandbox.snelstart.books;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All administrations, and the keys (koppelsleutels) that open them. */
@ApplicationScoped
public class Administrations {

  /** Id of the first seeded administration. */
  public static final UUID DEMO = UUID.fromString("c0000000-0000-4000-8000-000000000001");

  /** Id of the second seeded administration. */
  public static final UUID SECOND = UUID.fromString("c0000000-0000-4000-8000-000000000002");

  private final Map<UUID, Administration> all = new ConcurrentSkipListMap<>();
  private final Map<String, UUID> keys = new ConcurrentHashMap<>();
  private final Set<String> fingerprints = ConcurrentHashMap.newKeySet();

  /** Opens with the seeded administrations. */
  public Administrations() {
    reset();
  }

  /** Forgets everything and seeds again. */
  public final synchronized void reset() {
    keys.clear();
    fingerprints.clear();
    all.clear();
    add(DEMO, "Demo Webwinkel", true, encode("demo:demo-secret-1"));
    add(SECOND, "Tweede Webwinkel", false, encode("tweede:tweede-secret-1"));
  }

  /** Adds an administration under a fresh id, opened by the given key. */
  public synchronized Administration add(String name, String key) {
    return add(UUID.randomUUID(), name, true, key);
  }

  private Administration add(UUID id, String name, boolean oss, String key) {
    if (keys.putIfAbsent(key, id) != null) {
      throw new IllegalArgumentException("The koppelsleutel is already in use");
    }
    fingerprints.add(fingerprint(key));
    Administration books = Chart.fill(new Administration(id, name, oss));
    all.put(id, books);
    return books;
  }

  /** All of them. */
  public Collection<Administration> all() {
    return all.values();
  }

  /** The administration with an id. */
  public Optional<Administration> find(UUID id) {
    return Optional.ofNullable(all.get(id));
  }

  /** The administration a key opens. */
  public Optional<Administration> opened(String key) {
    return Optional.ofNullable(keys.get(key)).map(all::get);
  }

  /** The keys of an administration. */
  public List<String> keysOf(UUID id) {
    return keys.entrySet().stream()
        .filter(entry -> entry.getValue().equals(id))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Gives an administration one more key, as an activation does. */
  public String issueKey(UUID id, String user) {
    String key = encode(user + ":" + UUID.randomUUID());
    keys.put(key, id);
    fingerprints.add(fingerprint(key));
    return key;
  }

  /** Makes a key useless. */
  public void withdrawKey(String key) {
    keys.remove(key);
    fingerprints.remove(fingerprint(key));
  }

  /** True while the key with a fingerprint opens something. */
  public boolean hasKey(String fingerprint) {
    return fingerprints.contains(fingerprint);
  }

  /** Tells keys apart without showing them. */
  public static String fingerprint(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("No SHA-256", impossible);
    }
  }

  /** A key from its two halves. */
  public static String encode(String userAndPassword) {
    return Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
  }
}
