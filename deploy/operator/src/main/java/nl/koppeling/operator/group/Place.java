package nl.koppeling.operator.group;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An offset in a partition, written {@code 3:1200}. */
record Place(int partition, long offset) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9}):(\\d{1,18})");

  /** From the command line. */
  static final class Converter implements ITypeConverter<Place> {
    @Override
    public Place convert(String text) {
      Matcher place = FORM.matcher(text);
      if (!place.matches()) {
        throw new TypeConversionException(
            "'" + text + "' is no partition and offset; write it like 3:1200");
      }
      return new Place(Integer.parseInt(place.group(1)), Long.parseLong(place.group(2)));
    }
  }
}
