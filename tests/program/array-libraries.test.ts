import { describe, expect, test } from "vitest";
import { raised, run, shown } from "./run.ts";

const result = (text: string): string => shown(run(text), "out");

describe("tensorflow's names of numpy's functions", () => {
  const tf = (text: string) => result(`import tensorflow as tf\n${text}`);
  test.each([
    ["out = list(tf.math.cumprod([0.5, 0.5, 0.5]).numpy())", "[0.5, 0.25, 0.125]"],
    ["out = list(tf.math.cumprod(tf.constant([0.5, 0.25]), exclusive=True))", "[1.0, 0.5]"],
    ["out = tf.shape(tf.reshape(tf.gather(tf.linspace(0., 1., 5), tf.constant([1, 3])), [-1, 1, 1]))", "(2, 1, 1)"],
    ["out = list(tf.pad(tf.constant([2., 3.])[:-1], [[1, 0]], constant_values=1.0))", "[1.0, 2.0]"],
    ["out = list(tf.concat([[1.0], tf.range(2, dtype=tf.float32)], axis=0))", "[1.0, 0.0, 1.0]"],
    ["out = list(tf.clip_by_value(tf.constant([-1., 2.]), clip_value_min=0., clip_value_max=1.))", "[0.0, 1.0]"],
    ["out = tf.cast(tf.range(3), tf.float32)[1] / 2", "0.5"],
  ])("%s", (text, value) => expect(tf(text).replaceAll(/np\.float64\(([^)]*)\)/g, "$1")).toBe(value));

  test("noise has the shape that it is given", () => {
    const made = run("import tensorflow as tf\nx = tf.random.normal((4, 2), stddev=2.0)\nt = tf.random.uniform(shape=(4,), minval=0, maxval=10, dtype=tf.int32)\nout = tf.shape(x), t.shape");
    expect(shown(made, "out")).toBe("((4, 2), (4,))");
    expect(made.variables.map(({ kind }) => kind)).toEqual(["normal"]);
  });

  test("a Keras model that is called with a list is a network", () => {
    const made = run("import tensorflow as tf\nclass Net(tf.keras.Model):\n    def __init__(self):\n        super().__init__()\n        self.out = tf.keras.layers.Dense(2)\n    def call(self, inputs):\n        x, t = inputs\n        return self.out(x)\nnet = Net()\nout = net([tf.zeros((3, 2)), tf.zeros((3,))]).shape");
    expect(shown(made, "out")).toBe("(3, 2)");
  });
});

describe("JAX's keys", () => {
  const count = (text: string) => run(`import jax\nimport jax.numpy as jnp\n${text}`).variables.length;
  test("the same key draws the same noise", () => expect(count("key = jax.random.PRNGKey(0)\na = jax.random.normal(key, (3,))\nb = jax.random.normal(key, (3,))")).toBe(1));
  test("keys that are split draw different noise", () => expect(count("key = jax.random.PRNGKey(0)\nkey, sub = jax.random.split(key)\na = jax.random.normal(sub, (3,))\nkey, sub = jax.random.split(key)\nb = jax.random.normal(sub, (3,))")).toBe(2));
  test("a key with another number folded in is another", () => expect(count("key = jax.random.PRNGKey(0)\nfor k in range(3):\n    a = jax.random.normal(jax.random.fold_in(key, k), (3,))")).toBe(3));
});

describe("options of a command line", () => {
  test("have their defaults", () => expect(result("import argparse\nparser = argparse.ArgumentParser(description='x')\nparser.add_argument('--beta-start', type=float, default=1e-4)\nparser.add_argument('-T', '--timesteps', type=int, default=50)\nparser.add_argument('--ema', action='store_true')\nargs = parser.parse_args()\nout = (args.beta_start, args.timesteps, args.ema)")).toBe("(0.0001, 50, False)"));
  test("that must be written are not known", () => expect(result("import argparse\np = argparse.ArgumentParser()\np.add_argument('path')\nout = p.parse_args().path")).toBe("? argument path"));
  test("that are read and not there raise nothing", () => expect(raised(run("import argparse\nargs = argparse.ArgumentParser().parse_args()\nx = args.steps + 1"))).toEqual([]));
});
