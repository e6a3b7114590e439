package org.roundup.web.template;

import java.io.Writer;
import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.exception.ParseErrorException;
import org.apache.velocity.runtime.directive.Directive;
import org.apache.velocity.runtime.parser.node.Node;

/** Stands in for the directive {@code #evaluate}, so that no text from a request or the database can become a program. */
public final class NoEvaluation extends Directive {

    @Override
    public String getName() {
        return "evaluate";
    }

    @Override
    public int getType() {
        return LINE;
    }

    @Override
    public boolean render(InternalContextAdapter context, Writer writer, Node node) {
        throw new ParseErrorException("#evaluate is not allowed in templates");
    }
}
