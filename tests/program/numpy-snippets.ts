/** One line each, over every function of numpy that the library follows; `a` to `m` are put before it. */
export const numpyPrelude = `a = np.linspace(0.1, 0.9, 5)
b = np.arange(5)
m = np.arange(12).reshape(3, 4) / 7.0
k = np.array([[3, 1, 2], [6, 5, 4]])
v = np.array([3.0, -1.5, 2.25, 0.0, -7.75])
t = np.array([0, 2, 4, 2])
h = np.zeros((3, 4))
`;

export const numpySnippets: readonly string[] = `
np.linspace(1e-4, 0.02, 1000)
np.linspace(0, 1, 7, endpoint=False)
np.linspace(0, 10, 5, dtype=int)
np.linspace(0.5, 0.7, 1)
np.linspace(2, 3, 0)
np.linspace(0.0001**0.5, 0.02**0.5, 10)**2
np.arange(10)
np.arange(1, 10, 3)
np.arange(10, 0, -3)
np.arange(0, 1, 0.1)
np.arange(5.0)
np.logspace(-4, -1, 6)
np.logspace(0, 3, 4, base=2)
np.geomspace(1e-4, 0.5, 9)
np.zeros(4)
np.zeros((2, 3), dtype=int)
np.ones((2, 2))
np.full((2, 3), 0.5)
np.full(3, 7)
np.zeros_like(m)
np.ones_like(b)
np.full_like(a, 2.5)
np.eye(3)
np.eye(2, 4, 1)
np.identity(2)
np.array([1, 2, 3])
np.array([[1.0, 2], [3, 4]])
np.array([a, a + 1])
np.array([True, False])
np.asarray([0.5, 1])
np.asarray(b, dtype=float)
np.cumprod(1 - a)
np.cumprod(b + 1)
np.cumprod(m, axis=1)
np.cumprod(m, axis=0)
np.cumprod(m + 1)
np.cumsum(a)
np.cumsum(k, axis=0)
a.cumprod()
k.cumsum(1)
np.prod(a)
np.prod(m + 1, axis=0)
np.prod(k)
np.sum(m)
np.sum(m, axis=1)
np.sum(m, axis=(0, 1))
np.sum(m, axis=1, keepdims=True)
m.sum(0)
np.sum(k)
np.sum(np.array([True, True, False]))
np.mean(k)
np.mean(m, axis=-1)
m.mean(axis=0, keepdims=True)
np.std(v)
np.var(m, axis=0)
np.std(v, ddof=1)
np.max(v)
np.min(m, axis=1)
v.max()
v.min()
np.argmax(v)
np.argmin(k, axis=1)
np.median(v)
np.median(b[:4])
np.ptp(v)
np.all(a > 0)
np.any(v < -5)
np.count_nonzero(v)
np.maximum(a, 0.5)
np.maximum(v, 0)
np.minimum(m, m[0])
np.clip(v, -1, 1)
np.clip(v, None, 2)
np.clip(a, 0, 0.999)
np.clip(b, 1, 3)
v.clip(0, 2)
np.append(a, 1.0)
np.append(1.0, a)
np.append(b, [7, 8])
np.append(a[0], a[:-1])
np.append(m, m, axis=0)
np.concatenate([[1.0], a[:-1]])
np.concatenate((a, v))
np.concatenate([m, m], axis=1)
np.hstack([1.0, a])
np.hstack([m, m])
np.vstack([a, v])
np.stack([a, v])
np.stack([a, v], axis=1)
np.stack([m, m], axis=-1)
np.column_stack([a, v])
np.pad(a, (1, 0))
np.pad(a, (1, 0), constant_values=1)
np.pad(a, (1, 2), mode="constant", constant_values=(1.0, 0.5))
np.pad(m, 1)
np.pad(m, ((1, 0), (0, 2)))
np.pad(a, 2, mode="edge")
np.pad(a, 2, mode="reflect")
np.pad(a, 2, mode="wrap")
np.pad(a, 2, mode="symmetric")
np.insert(a, 0, 1.0)
np.insert(a, 2, [7.0, 8.0])
np.insert(b, 0, 1.9)
np.insert(m, 0, 1.0, axis=0)
np.delete(a, 0)
np.delete(a, -1)
np.flip(a)
np.flip(m, axis=0)
np.flipud(m)
np.fliplr(m)
np.roll(a, 1)
np.roll(m, 1, axis=1)
np.roll(m, -2)
np.diff(a)
np.diff(v, n=2)
np.diff(m, axis=0)
np.diff(a, prepend=0)
np.diff(a, append=1.0)
np.sort(v)
np.sort(k, axis=0)
np.argsort(v)
v.argsort()
np.sqrt(a)
np.sqrt(b)
np.sqrt(2)
np.sqrt(-1.0)
np.exp(v)
np.log(a)
np.log(0.0)
np.log2(a)
np.log10(a)
np.log1p(a)
np.expm1(a)
np.exp2(b)
np.cos(v)
np.sin(v)
np.tan(a)
np.tanh(v)
np.arctan(v)
np.arccos(a)
np.cosh(a)
np.abs(v)
np.absolute(v)
np.fabs(v)
abs_ = np.abs(v) ; out = abs_
np.square(v)
np.power(a, 2)
np.power(2, b)
np.power(a, v)
np.float_power(a, 2)
np.reciprocal(a)
np.negative(v)
np.sign(v)
np.round(v)
np.round(a * 7, 2)
np.around(v, 1)
np.floor(v)
np.ceil(v)
np.trunc(v)
np.rint(v)
v.round()
np.where(v > 0, v, 0)
np.where(v > 0, 1, -1)
np.where(b == 0, 0.0, 1.0)
np.where(m > 0.5, m, m * 0)
np.nonzero(v)
np.argwhere(v > 0)
np.flatnonzero(v)
np.take(a, [0, 2])
np.take(m, 1, axis=0)
np.take_along_axis(m, np.array([[0], [1], [3]]), axis=1)
np.repeat(a, 2)
np.repeat(m, 2, axis=0)
np.repeat(3, 4)
np.tile(a, 2)
np.tile(a, (2, 1))
np.tile(m, (1, 2))
np.squeeze(m[None])
np.expand_dims(a, 0)
np.expand_dims(a, axis=-1)
np.reshape(m, (2, 6))
m.reshape(-1)
m.reshape(4, -1)
m.reshape((2, 2, 3))
a.reshape(-1, 1)
a.reshape(-1, 1, 1, 1)
m.T
m.transpose()
m.transpose(1, 0)
np.transpose(m[None], (2, 0, 1))
np.swapaxes(m, 0, 1)
np.moveaxis(m[None], 0, -1)
m.flatten()
m.ravel()
np.ravel(k)
np.broadcast_to(a, (3, 5))
np.broadcast_to(0.5, (2, 2))
np.atleast_1d(3.0)
np.atleast_2d(a)
np.meshgrid(a, b)
np.meshgrid(a, b, indexing="ij")
np.split(np.arange(6), 3)
np.split(a, [2, 4])
np.array_split(a, 2)
np.outer(a, b)
np.dot(a, v)
np.dot(m, m.T)
np.dot(2, a)
np.matmul(m, m.T)
m @ m.T
m @ a[:4]
a[:3] @ m
(m[None] @ m.T[None]).shape
np.linalg.norm(v)
np.linalg.norm(m, axis=1)
np.linalg.norm(v, ord=1)
np.linalg.norm(m)
np.polyval([1, -2, 3], a)
np.interp(0.35, a, v)
np.interp([0, 0.2, 0.95], a, v)
np.trapezoid(v, a) if hasattr(np, "trapezoid") else np.trapz(v, a)
np.tril(m)
np.triu(m, 1)
np.diag(a)
np.diag(m)
np.diag(a, 1)
np.searchsorted(a, 0.35)
np.searchsorted(a, [0.1, 0.9], side="right")
np.unique(t)
np.isclose(a, a + 1e-10)
np.allclose(a, a + 1e-10)
np.allclose(a, v)
np.array_equal(a, a)
np.isnan(np.log(v))
np.isfinite(v)
np.logical_and(a > 0.2, a < 0.8)
np.logical_not(a > 0.2)
np.add(a, 1)
np.subtract(a, v)
np.multiply(a, v)
np.divide(a, 2)
np.mod(v, 2)
np.arctan2(a, v)
np.hypot(a, v)
a.shape
m.shape[0]
m.ndim
m.size
np.shape(m)
np.ndim(m)
np.size(m)
a.dtype == np.float64
a.copy()
b.astype(float)
a.astype(int)
(v > 0).astype(float)
v.astype(np.float32)
a[0].item()
m.tolist()
a.sum().item()
a[-1]
a[1:]
a[:-1]
a[::-1]
a[::2]
a[3:0:-1]
a[-3:]
a[10:]
a[t]
a[[0, -1]]
m[1]
m[1, 2]
m[:, 1]
m[:, [0, 2]]
m[[0, 2]]
m[[0, 2], [1, 3]]
m[[0, 2], :2]
m[:2, None, 1:]
m[None, ..., 0]
m[..., -1]
m[1:, ::2]
m[::-1]
a[:, None] * v
a[:, np.newaxis].shape
a[None, :, None].shape
v[v > 0]
m[m > 0.5]
m[np.array([True, False, True])]
m[:, np.array([True, False, True, False])]
a[t].reshape(-1, 1, 1, 1).shape
a[t[:, None]]
a[np.array([[0, 1], [2, 3]])]
m[0][1]
a[b[2]]
m[:, [0, 1]][None]
k[0, [True, False, True]]
m[None][:, 1, [0, 2]]
m[None][[0], :, [0, 2]]
np.zeros((2, 3, 4, 5))[:, [0, 1], :, [0, 1]].shape
np.zeros((2, 3, 4, 5))[:, [0, 1], [0, 1]].shape
np.zeros((2, 3, 4, 5))[0, :, [0, 1]].shape
a + v
a - 1
1 - a
1 / a
a / b
b / 2
b // 2
b % 2
-7 // b[1:]
v // 2
v % 2
v ** 2
2 ** b
b ** 2
2.0 ** -b
-v
+v
~(a > 0.5)
(a > 0.2) & (a < 0.8)
(a > 0.8) | (a < 0.2)
a == a
b != 2
a <= 0.5
m + np.array([[1.0], [2.0], [3.0]])
m * a[:4]
a * 2 + b
True + b
b + 0.5
b * np.float64(2)
7 / 2
7 // 2
-7 // 2
-7 % 3
7.5 // 2
-7.5 % 2
2 ** 10
2 ** -1
2 ** 0.5
10 ** -4
1e-4 * 3
3 * True
5 & 3
5 | 3
5 ^ 3
1 << 4
math.sqrt(2)
math.exp(1)
math.log(2)
math.log(8, 2)
math.log2(8)
math.log10(1000)
math.cos(1) ** 2
math.pi / 2
math.floor(2.7)
math.ceil(2.1)
math.pow(2, 3)
math.prod([1, 2, 3])
math.fsum([0.5, 0.25])
math.isclose(1, 1 + 1e-12)
math.erf(0.5)
math.erf(3.5)
math.tanh(0.5)
math.atan2(1, 2)
math.hypot(3, 4)
np.pi
np.inf
a[7]
a[-6]
m[3, 0]
m[0, 4]
m[:, 9]
m[0, 0, 0]
a[t + 1]
a["x"]
a[1.5]
a[a]
a + v[:3]
m + a
m @ m
np.concatenate([a, m])
np.concatenate([m, m[:, :2]])
np.stack([a, v[:3]])
m.reshape(5, 5)
math.sqrt(-1)
math.log(0)
1 / 0
1.0 / 0
1 // 0
1 % 0
a / 0
np.float64(1) / 0
np.zeros(-1)
np.linspace(0, 1, 2.5)
v[np.array([True, False])]
a.sum(axis=1)
np.squeeze(m, axis=0)
0.5[0]
np.array([[1, 2], [3]])
np.transpose(m, (0, 0))
math.exp(1000)
0.0 ** -1
b[2].item() + 1
np.sum([a, v], axis=0)
np.mean([1, 2, 4])
np.max([1, 5, 2])
np.sqrt([1, 4, 9])
np.prod([2, 3])
np.sum(1 for_ in [1]) if False else 1
np.float32(0.5)
np.int64(3) + 1
np.array(5)
np.array(0.5) * a
np.average(a)
np.cbrt(8.0)
np.deg2rad(180.0)
np.linspace(-3, 3, 7).round(2)
np.inner(a, v)
np.quantile(v, 0.3)
np.percentile(m, 25, axis=0)
np.linalg.cholesky(np.array([[4.0, 2], [2, 3]]))
np.linalg.inv(np.array([[4.0, 2], [1, 3]]))
np.linalg.inv(np.array([[0.0, 2, 1], [1, 0, 3], [2, 1, 0]]))
np.linalg.det(np.array([[0.0, 2, 1], [1, 0, 3], [2, 1, 0]]))
np.linalg.cholesky(-np.eye(2))
a.clamp(0, 1)
a.unsqueeze(0)
a.sqrt()
a.repeat(2)
a.round(1)
np.einsum("ij,j->i", m, a[:4])
np.einsum("ij->j", m)
np.einsum("ij,ij->", m, m)
np.logical_or(a > 0.8, a < 0.2)
np.exp(np.linspace(np.log(1e-4), np.log(0.02), 5))
np.linspace(0, 1, 5)[1:-1]
1 / np.sqrt(1 - np.cumprod(1 - a))
np.append(1.0, np.cumprod(1 - a)[:-1])
a * (1 - np.append(1.0, np.cumprod(1 - a)[:-1])) / (1 - np.cumprod(1 - a))
np.minimum(1 - np.cos((a + 0.008) / 1.008 * np.pi / 2) ** 2, 0.999)
`.trim().split("\n").filter((line) => !/for_|hasattr|abs_/.test(line)).map((line) => `out = ${line}`);

/** Several lines: what is written into, and who sees it. */
export const numpyPrograms: readonly string[] = [
  "h[1] = a[:4]\nout = h", "h[1, 2] = 5\nout = h", "h[:, 0] = 1\nout = h", "h[:, 1:3] = [[1, 2]]\nout = h", "h[0] += 2\nout = h", "h[-1, ::2] = v[:2]\nout = h", "h[h == 0] = 7\nout = h",
  "h[[0, 2]] = m[[0, 2]]\nout = h", "h[[0, 1], [1, 2]] = [5, 6]\nout = h", "h[...] = 3\nout = h", "h[:] = m\nout = h", "x = h\nx[0, 0] = 1\nout = h", "x = h.copy()\nx[0, 0] = 1\nout = h",
  "x = h[1]\nx[0] = 9\nout = h", "x = h[1]\nx += 3\nout = h", "x = h[:, 1]\nx[2] = 4\nout = h", "x = h[1:][0]\nx[1] = 8\nout = h", "a += 1\nout = a", "x = a\nx *= 2\nout = a", "x = a[0]\nx += 5\nout = a", "b += 0.5\nout = b",
  "b[0] = 2.9\nout = b", "h[5] = 1\nout = h", "h[0] = a\nout = h", "h[0] = m\nout = h", "a[1:3] = 0\nout = a", "a[::-1] = b\nout = a", "a[t] = 1\nout = a", "x = np.empty(3)\nx[0] = 1\nx[1] = x[0] * 2\nx[2] = x[1] * 2\nout = x",
  "x = np.zeros(5)\nx[0] = 1 - a[0]\nx[1] = x[0] * (1 - a[1])\nout = x[:2]", "x = np.zeros((2, 3))\ny = x.T\nout = y.shape", "a -= v[:3]\nout = a", "x = np.ones(3)\nx /= 2\nx **= 2\nout = x", "x = np.arange(3)\nx //= 2\nout = x",
  "x = np.zeros((4, 2))\nx[1:3] = np.ones((2, 2)) * np.array([1.0, 2.0])\nout = x", "x = np.zeros((4, 2))\nx[:, 0] = np.arange(4)\nx[:, 1] = 1\nout = x * 2", "p, q = np.meshgrid(a, v)\nout = p * q", "x = m.reshape(-1)\nx[0] = 9\nout = m", "x = m.T\nx[0, 1] = 9\nout = m", "x = m.flatten()\nx[0] = 9\nout = m", "x = m.ravel()\nx += 9\nout = m", "x = np.squeeze(m[None])\nx[1] = 9\nout = m", "x = m[1].reshape(2, 2)\nx[0, 1] = 9\nout = m", "x = np.asarray(m)\nx[0] = 1\nout = m", "x = np.array(m)\nx[0] = 1\nout = m", "x = m[:, None]\nx[0] = 1\nout = m", "v.sort()\nout = v", "x = np.zeros(3)\nx.fill(2)\nout = x", "np.copyto(a, v)\nout = a", "x = np.full((2, 2), 3)\nx[0] = 1\nout = x + x.T",
];
