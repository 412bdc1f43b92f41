package io.assidu.planted.pure.decide;

import jakarta.inject.Inject;

/** Lets a framework give it what it decides by. */
class Injected {

  @Inject String limit = "";
}
