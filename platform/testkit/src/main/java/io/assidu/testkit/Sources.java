package io.assidu.testkit;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A source tree as the compiler of this JDK parses it, with its Javadoc. Nothing is compiled. */
final class Sources {

  private final List<CompilationUnitTree> units;
  private final DocTrees docs;

  private Sources(List<CompilationUnitTree> units, DocTrees docs) {
    this.units = units;
    this.docs = docs;
  }

  static Sources below(Path root) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (Stream<Path> files = Files.walk(root);
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<Path> java = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(java));
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      return new Sources(units, DocTrees.instance(task));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands over every class and interface, the outer ones first. */
  void forEachType(BiConsumer<ClassTree, TreePath> use) {
    for (CompilationUnitTree unit : units) {
      new TreePathScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
          use.accept(type, getCurrentPath());
          return super.visitClass(type, nothing);
        }
      }.scan(unit, null);
    }
  }

  /** The Javadoc of a member of {@code parent} as Markdown, on one line; empty if it has none. */
  String javadoc(TreePath parent, Tree member) {
    return javadoc(new TreePath(parent, member));
  }

  String javadoc(TreePath path) {
    @Nullable DocCommentTree comment = docs.getDocCommentTree(path);
    if (comment == null) {
      return "";
    }
    return comment.getFullBody().stream()
        .map(Sources::markdown)
        .collect(Collectors.joining())
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String markdown(DocTree part) {
    return switch (part) {
      case LiteralTree code -> "`" + code.getBody().getBody().strip() + "`";
      case LinkTree link ->
          link.getLabel().isEmpty()
              ? "`" + link.getReference().getSignature() + "`"
              : link.getLabel().stream().map(Objects::toString).collect(Collectors.joining());
      default -> part.toString();
    };
  }
}
