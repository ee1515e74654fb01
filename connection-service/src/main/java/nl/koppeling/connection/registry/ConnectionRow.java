package nl.koppeling.connection.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of table {@code connection}; {@link Rows} knows which state it is. */
@Entity
@Table(name = "connection")
class ConnectionRow {
  @Id UUID id;
  String state;

  @Column(name = "pause_cause")
  String pauseCause;

  long version;

  @Column(name = "credentials_version")
  long credentialsVersion;

  @Column(name = "shop_home")
  String shopHome;

  @Column(name = "shop_api")
  String shopApi;

  @Column(name = "shop_identity")
  String shopIdentity;

  @Column(name = "shop_carriage")
  String shopCarriage;

  @Column(name = "shop_store")
  String shopStore;

  @Column(name = "start_from")
  Instant startFrom;

  boolean shadow;

  @Column(name = "completed_statuses")
  String completedStatuses;

  String intake;

  @Column(name = "webhook_token")
  String webhookToken;

  @Column(name = "sealed_webhook_secret")
  String sealedWebhookSecret;

  @Column(name = "wrapped_key")
  String wrappedKey;

  String findings;

  @Column(name = "draft_shop")
  String draftShop;

  @Column(name = "draft_administration")
  String draftAdministration;

  @Column(name = "administration_id")
  UUID administrationId;

  String settings;

  @Column(name = "invoice_prefix")
  String invoicePrefix;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;
}
