package org.roundup.tracker.config.option;

import java.util.ArrayList;
import java.util.List;

/** IP addresses and ranges of them, separated by blanks or commas. */
final class AddressRangesType implements ValueType<List<AddressRange>> {
    @Override
    public String canonical(String text) throws InvalidValue {
        ranges(text);
        return String.join(" ", Words.splitAtBlanksOrCommas(text));
    }

    @Override
    public List<AddressRange> value(String canonical, ValueContext context) throws InvalidValue {
        return ranges(canonical);
    }

    private List<AddressRange> ranges(String text) throws InvalidValue {
        List<AddressRange> ranges = new ArrayList<>();
        for (String word : Words.splitAtBlanksOrCommas(text)) {
            try {
                ranges.add(AddressRange.parse(word));
            } catch (IllegalArgumentException malformed) {
                throw new InvalidValue(
                        "IP addresses or ranges such as 10.0.0.0/8 required, but this is " + malformed.getMessage());
            }
        }
        return List.copyOf(ranges);
    }

    @Override
    public String hint() {
        return "A list of IP addresses and ranges such as 10.0.0.0/8, separated by blanks.";
    }
}
