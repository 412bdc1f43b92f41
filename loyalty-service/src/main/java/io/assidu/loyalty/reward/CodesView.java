package io.assidu.loyalty.reward;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of codes.
 *
 * @param added how many are new in the pool
 * @param duplicates the others, each by its place in the request: the program has them already, or
 *     the request has them twice
 */
@Schema(
    examples =
        """
        {"added": 498, "duplicates": ["/codes/17", "/codes/230"]}""")
record CodesView(int added, List<String> duplicates) {}
