package io.assidu.channel.template;

import java.util.List;

/** A document that cannot become a template. */
final class InvalidTemplateException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<TemplateFault> faults;

  InvalidTemplateException(List<TemplateFault> faults) {
    super(faults.toString());
    this.faults = List.copyOf(faults);
  }

  List<TemplateFault> faults() {
    return faults;
  }
}
