package nl.koppeling.images;

import java.io.IOException;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import nl.koppeling.testkit.PartFailed;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** What a module says about itself. */
record Pom(String name, String description, String version, String outputTimestamp) {

  static Pom of(Path module) {
    Path file = module.resolve("pom.xml");
    try {
      Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
      return new Pom(
          value(pom, "/project/name"),
          value(pom, "/project/description"),
          value(pom, "/project/version | /project/parent/version"),
          value(pom, "/project/properties/project.build.outputTimestamp"));
    } catch (IOException
        | ParserConfigurationException
        | SAXException
        | XPathExpressionException e) {
      throw new PartFailed(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static String value(Document pom, String path) throws XPathExpressionException {
    return XPathFactory.newInstance().newXPath().evaluate(path, pom).strip();
  }
}
