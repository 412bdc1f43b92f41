package io.assidu.platform.rules;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import io.assidu.contracts.rules.Shape;
import io.assidu.contracts.rules.Shape.ListOf;
import io.assidu.contracts.rules.Shape.MapOf;
import io.assidu.contracts.rules.Shape.Plain;
import io.assidu.contracts.rules.Shape.Struct;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The vocabulary's shapes as CEL types; structs are known to CEL by name. */
final class CelTypes {

  private final Map<String, CelType> structs = new LinkedHashMap<>();

  CelType of(Shape shape) {
    return switch (shape) {
      case Plain plain -> plain(plain);
      case ListOf list -> ListType.create(of(list.item()));
      case MapOf map -> MapType.create(SimpleType.STRING, of(map.value()));
      case Struct struct -> struct(struct);
    };
  }

  CelTypeProvider provider() {
    ImmutableMap<String, CelType> known = ImmutableMap.copyOf(structs);
    return new CelTypeProvider() {
      @Override
      public ImmutableSet<CelType> types() {
        return ImmutableSet.copyOf(known.values());
      }

      @Override
      public Optional<CelType> findType(String name) {
        return Optional.ofNullable(known.get(name));
      }
    };
  }

  private static CelType plain(Plain plain) {
    return switch (plain) {
      case TEXT -> SimpleType.STRING;
      case WHOLE_NUMBER -> SimpleType.INT;
      case NUMBER -> SimpleType.DOUBLE;
      case TRUTH -> SimpleType.BOOL;
      case INSTANT -> SimpleType.TIMESTAMP;
      case ANY -> SimpleType.DYN;
    };
  }

  private CelType struct(Struct struct) {
    ImmutableMap.Builder<String, CelType> named = ImmutableMap.builder();
    struct.members().forEach((name, shape) -> named.put(name, of(shape)));
    ImmutableMap<String, CelType> members = named.buildOrThrow();
    StructType type =
        StructType.create(
            "assidu." + struct.name(),
            members.keySet(),
            name -> Optional.ofNullable(members.get(name)));
    structs.put(type.name(), type);
    return type;
  }
}
