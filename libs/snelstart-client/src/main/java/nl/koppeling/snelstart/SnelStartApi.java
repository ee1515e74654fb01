package nl.koppeling.snelstart;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * SnelStart's endpoints as they are (SnelStart API reference 6). Bodies travel as bytes, because
 * what an answer means is decided in one place ({@link Verdict}), and because errors come in five
 * shapes. Filters ({@link OData}) are percent-encoded below this.
 */
@RegisterRestClient(configKey = "snelstart")
@RegisterProvider(UntracedClient.class)
@RegisterProvider(SpacesInQuery.class)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface SnelStartApi {

  String BEARER = "Authorization";
  String KEY = "Ocp-Apim-Subscription-Key";

  @GET
  @Path("/companyInfo")
  Uni<RestResponse<byte[]>> companyInfo(
      @HeaderParam(BEARER) String bearer, @HeaderParam(KEY) String key);

  @GET
  @Path("/grootboeken")
  Uni<RestResponse<byte[]>> grootboeken(
      @HeaderParam(BEARER) String bearer,
      @HeaderParam(KEY) String key,
      @QueryParam("$top") int top,
      @QueryParam("$skip") int skip);

  @GET
  @Path("/dagboeken")
  Uni<RestResponse<byte[]>> dagboeken(
      @HeaderParam(BEARER) String bearer, @HeaderParam(KEY) String key);

  @GET
  @Path("/landen")
  Uni<RestResponse<byte[]>> landen(
      @HeaderParam(BEARER) String bearer, @HeaderParam(KEY) String key);

  @GET
  @Path("/btwtarieven")
  Uni<RestResponse<byte[]>> btwtarieven(
      @HeaderParam(BEARER) String bearer, @HeaderParam(KEY) String key);

  @GET
  @Path("/kostenplaatsen")
  Uni<RestResponse<byte[]>> kostenplaatsen(
      @HeaderParam(BEARER) String bearer, @HeaderParam(KEY) String key);

  @GET
  @Path("/relaties")
  Uni<RestResponse<byte[]>> relaties(
      @HeaderParam(BEARER) String bearer,
      @HeaderParam(KEY) String key,
      @QueryParam("$filter") String filter,
      @QueryParam("$top") int top,
      @QueryParam("$skip") int skip);

  @POST
  @Path("/relaties")
  Uni<RestResponse<byte[]>> postRelatie(
      @HeaderParam(BEARER) String bearer, @HeaderParam(KEY) String key, byte[] body);

  @GET
  @Path("/verkoopfacturen")
  Uni<RestResponse<byte[]>> verkoopfacturen(
      @HeaderParam(BEARER) String bearer,
      @HeaderParam(KEY) String key,
      @QueryParam("$filter") String filter,
      @QueryParam("$top") int top);

  @GET
  @Path("/verkoopfacturen")
  Uni<RestResponse<byte[]>> verkoopfacturenVan(
      @HeaderParam(BEARER) String bearer,
      @HeaderParam(KEY) String key,
      @QueryParam("$filter") String filter,
      @QueryParam("$top") int top,
      @QueryParam("$skip") int skip);

  @GET
  @Path("/grootboekmutaties")
  Uni<RestResponse<byte[]>> grootboekmutaties(
      @HeaderParam(BEARER) String bearer,
      @HeaderParam(KEY) String key,
      @QueryParam("$filter") String filter,
      @QueryParam("$top") int top,
      @QueryParam("$skip") int skip);

  @GET
  @Path("/verkoopboekingen/{id}")
  Uni<RestResponse<byte[]>> verkoopboeking(
      @HeaderParam(BEARER) String bearer, @HeaderParam(KEY) String key, @PathParam("id") UUID id);

  @POST
  @Path("/verkoopboekingen")
  Uni<RestResponse<byte[]>> postVerkoopboeking(
      @HeaderParam(BEARER) String bearer, @HeaderParam(KEY) String key, byte[] body);

  @GET
  @Path("/bankboekingen")
  Uni<RestResponse<byte[]>> bankboekingen(
      @HeaderParam(BEARER) String bearer,
      @HeaderParam(KEY) String key,
      @QueryParam("$filter") String filter,
      @QueryParam("$top") int top,
      @QueryParam("$skip") int skip);

  @POST
  @Path("/bankboekingen")
  Uni<RestResponse<byte[]>> postBankboeking(
      @HeaderParam(BEARER) String bearer, @HeaderParam(KEY) String key, byte[] body);

  @GET
  @Path("/vatrates")
  Uni<RestResponse<byte[]>> vatrates(
      @HeaderParam(BEARER) String bearer, @HeaderParam(KEY) String key);

  @POST
  @Path("/memoriaalboekingen")
  Uni<RestResponse<byte[]>> postMemoriaalboeking(
      @HeaderParam(BEARER) String bearer, @HeaderParam(KEY) String key, byte[] body);

  @GET
  @Path("/artikelomzetgroepen")
  Uni<RestResponse<byte[]>> artikelomzetgroepen(
      @HeaderParam(BEARER) String bearer, @HeaderParam(KEY) String key);

  @GET
  @Path("/artikelen")
  Uni<RestResponse<byte[]>> artikelen(
      @HeaderParam(BEARER) String bearer,
      @HeaderParam(KEY) String key,
      @QueryParam("$filter") String filter,
      @QueryParam("$top") int top);

  @POST
  @Path("/artikelen")
  Uni<RestResponse<byte[]>> postArtikel(
      @HeaderParam(BEARER) String bearer, @HeaderParam(KEY) String key, byte[] body);

  @GET
  @Path("/verkoopordersjablonen")
  Uni<RestResponse<byte[]>> verkoopordersjablonen(
      @HeaderParam(BEARER) String bearer, @HeaderParam(KEY) String key);

  @GET
  @Path("/verkooporders")
  Uni<RestResponse<byte[]>> verkooporders(
      @HeaderParam(BEARER) String bearer,
      @HeaderParam(KEY) String key,
      @QueryParam("$filter") String filter,
      @QueryParam("$top") int top,
      @QueryParam("$skip") int skip);

  @POST
  @Path("/verkooporders")
  Uni<RestResponse<byte[]>> postVerkooporder(
      @HeaderParam(BEARER) String bearer, @HeaderParam(KEY) String key, byte[] body);
}
