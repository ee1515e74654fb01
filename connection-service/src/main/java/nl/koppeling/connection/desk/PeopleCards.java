package nl.koppeling.connection.desk;

import java.util.List;
import nl.koppeling.connection.people.ReadPeople.People;
import nl.koppeling.connection.web.Page;

/**
 * The people of a connection, ready to be shown.
 *
 * @param several an owner may go, because another stays
 */
public record PeopleCards(List<Card> owners, List<Card> invited, boolean several) {

  /**
   * A person.
   *
   * @param id what the buttons name: the subject of an owner, the id of an invitation
   */
  public record Card(String id, String address, String when, boolean you) {}

  static PeopleCards of(People people, Page page) {
    return new PeopleCards(
        people.owners().stream()
            .map(
                owner ->
                    new Card(
                        owner.subject(),
                        owner.address().isEmpty()
                            ? page.text("people_no_address")
                            : owner.address(),
                        page.figures().moment(owner.since()),
                        owner.you()))
            .toList(),
        people.invitations().stream()
            .map(
                invited ->
                    new Card(
                        invited.id().toString(),
                        invited.address(),
                        page.figures().moment(invited.expiresAt()),
                        false))
            .toList(),
        people.owners().size() > 1);
  }
}
