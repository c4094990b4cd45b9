/** Gaussian laws as affine forms, in plain Python: what a program needs whose claim speaks of laws. */
export const pythonLaw = `
class Law:
    """constant + sum of coefficient * noise; noises are independent, have mean 0 and carry their variance"""
    made = 0

    def __init__(self, constant, noises=None):
        self.constant, self.noises = constant, noises or {}

    def __add__(self, other):
        other = _law(other)
        noises = dict(self.noises)
        for name, (coefficient, variance) in other.noises.items():
            noises[name] = (noises[name][0] + coefficient if name in noises else coefficient, variance)
        return Law(self.constant + other.constant, noises)

    def __mul__(self, factor):
        if isinstance(factor, Law):
            if self.noises and factor.noises:
                raise TypeError("a product of two laws is no Gaussian")
            if factor.noises:
                return factor * self.constant
            factor = factor.constant
        return Law(self.constant * factor, {name: (c * factor, v) for name, (c, v) in self.noises.items()})

    def __neg__(self): return self * D(-1)
    def __sub__(self, other): return self + -_law(other)
    def __truediv__(self, divisor): return self * (1 / (divisor.constant if isinstance(divisor, Law) else divisor))
    __radd__, __rmul__ = __add__, __mul__
    def __rsub__(self, other): return _law(other) - self

def _law(value): return value if isinstance(value, Law) else Law(value)
def _standard(name): return Law(D(0), {name: (D(1), D(1))})
def _mean(law): return _law(law).constant
def _covariance(p, q):
    p, q = _law(p), _law(q)
    return sum((p.noises[n][0] * q.noises[n][0] * p.noises[n][1] for n in p.noises if n in q.noises), D(0))
def _variance(law): return _covariance(law, law)
def _meanSquare(law): return _mean(law) ** 2 + _variance(law)
def _normal(mean, variance):
    Law.made += 1
    return _law(mean) + Law(D(0), {f"noise {Law.made}": (D(1), variance)} if variance else {})
def _compose(channel, x, first, last):
    for k in range(int(first) + 1, int(last) + 1):
        x = channel(x, k)
    return x
def _marginal(law, prior): return law(_law(prior))
def _expectation(body, law):
    mean, value = _mean(law), body(_mean(law))
    bend = body(mean + 1) + body(mean - 1) - 2 * value
    return _mean(value + _variance(law) * bend / 2)
def _condition(seen, prior, value):
    prior = _law(prior)
    shown = _law(seen(prior))
    if not _variance(prior): return Law(_mean(prior))
    if not _variance(shown): return prior
    gain = _covariance(prior, shown) / _variance(shown)
    return _normal(_mean(prior) + gain * (_mean(value) - _mean(shown)), _variance(prior) - gain * _covariance(prior, shown))
def _kl(p, q):
    vp, vq, gap = _variance(p), _variance(q), _mean(p) - _mean(q)
    return ((vq / vp).ln() + (vp + gap ** 2) / vq - 1) / 2
def _logDensity(law, x): return -((2 * _pi() * _variance(law)).ln() + (_mean(x) - _mean(law)) ** 2 / _variance(law)) / 2
def _score(law, x): return (_mean(law) - _mean(x)) / _variance(law)
`;
