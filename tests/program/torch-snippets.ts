/** One line each, over what tutorials call of torch; default type float64. */
export const torchPrelude = `a = torch.linspace(0.1, 0.9, 5)
b = torch.arange(5)
m = torch.arange(12).reshape(3, 4) / 7.0
k = torch.tensor([[3, 1, 2], [6, 5, 4]])
v = torch.tensor([3.0, -1.5, 2.25, 0.0, -7.75])
t = torch.tensor([0, 2, 4, 2])
h = torch.zeros(3, 4)
`;

export const torchSnippets: readonly string[] = `
torch.linspace(1e-4, 0.02, 1000)
torch.linspace(0.0001 ** 0.5, 0.02 ** 0.5, 10) ** 2
torch.linspace(0, 1, steps=1)
torch.linspace(-6, 6, 9).sigmoid()
torch.arange(1, 10, 3)
torch.arange(0, 1, 0.25)
torch.arange(10, 0, -2)
torch.logspace(-4, -1, 6)
torch.zeros(2, 3)
torch.zeros((2, 3))
torch.zeros(4, dtype=torch.long)
torch.ones(3)
torch.full((2,), 5)
torch.full((2, 3), 0.5)
torch.zeros_like(m)
torch.ones_like(k)
torch.full_like(b, 3)
torch.eye(3)
torch.tensor(0.5)
torch.tensor([1, 2])
torch.tensor([[1.0, 2], [3, 4]])
torch.as_tensor([0.5, 1])
torch.from_numpy(np.linspace(0, 1, 4))
torch.tensor(np.arange(3))
torch.cumprod(1 - a, dim=0)
torch.cumprod(1 - a, 0)
torch.cumsum(m, dim=1)
a.cumprod(0)
a.cumprod(dim=-1)
torch.prod(a)
torch.prod(m, 0)
torch.sum(m)
torch.sum(m, dim=1)
torch.sum(m, dim=(0, 1), keepdim=True)
m.sum(-1, keepdim=True)
m.mean()
m.mean(dim=1)
m.mean((0, 1))
torch.mean(k)
torch.mean(k.float())
a.std()
a.var(unbiased=False)
torch.var(m, dim=0)
torch.std(m, dim=0, unbiased=True)
v.max()
v.max(dim=0)
m.min(dim=1)
torch.max(a, v)
torch.max(m, 0)
torch.argmax(v)
m.argmax(dim=1)
torch.median(v)
torch.amax(m, dim=1)
torch.all(a > 0)
(v > 2).any()
torch.clamp(v, -1, 1)
torch.clamp(v, min=-1)
torch.clip(v, 0.0001, 0.9999)
v.clamp(max=2.0)
v.clamp(min=1e-20).log()
torch.maximum(a, v)
torch.minimum(a, torch.tensor(0.5))
torch.cat([a, v])
torch.cat([torch.tensor([1.0]), a[:-1]])
torch.cat((m, m), dim=1)
torch.cat([m, m], dim=-1)
torch.cat([torch.ones(1), a], dim=0)
torch.stack([a, v])
torch.stack([a, v], dim=1)
torch.hstack([a, v])
torch.vstack([a, v])
F.pad(a, (1, 0), value=1.0)
F.pad(a[:-1], (1, 0), value=1.)
F.pad(m, (1, 1, 2, 0))
F.pad(a[:-1], (1, 0), "constant", 1.0)
torch.flip(a, [0])
torch.flip(m, dims=(0, 1))
a.flip(0)
torch.roll(a, 1)
torch.roll(m, 1, dims=0)
torch.diff(a)
torch.sort(v)
torch.sort(v, descending=True)
torch.argsort(v)
torch.sqrt(a)
torch.sqrt(0.5)
torch.sqrt(b)
a.sqrt()
torch.exp(v)
torch.log(a)
torch.log2(a)
torch.log1p(-a)
torch.expm1(a)
torch.cos(a * math.pi / 2) ** 2
torch.sin(v)
torch.tanh(v)
torch.sigmoid(v)
F.sigmoid(v)
F.softplus(v)
F.relu(v)
F.silu(v)
torch.abs(v)
v.abs()
torch.square(v)
torch.pow(a, 2)
torch.pow(2, b)
a.pow(2)
torch.rsqrt(a)
torch.reciprocal(a)
torch.neg(v)
torch.sign(v)
torch.round(v)
torch.floor(v)
torch.ceil(v)
torch.where(v > 0, v, torch.zeros_like(v))
torch.where(b == 0, a, v)
torch.gather(a, 0, t)
torch.gather(a, -1, t)
a.gather(-1, t)
a.gather(0, t).reshape(4, 1, 1, 1).shape
a.gather(-1, t).view(-1, 1, 1).shape
torch.gather(m, 1, torch.tensor([[0], [1], [3]]))
m.gather(0, torch.tensor([[0, 1, 2, 0]]))
torch.index_select(a, 0, t)
a.index_select(0, t)
torch.take(a, t)
a[t]
a[t][:, None, None, None].shape
a[t].view(-1, 1, 1, 1).shape
a[t].view(4, *[1]) if False else a[t].view(4, 1)
a.repeat(2)
a.repeat(2, 1)
m.repeat(1, 2)
torch.repeat_interleave(a, 2)
a.expand(3, 5)
a[:, None].expand(5, 2)
a[:, None].expand(-1, 3)
a.unsqueeze(0).expand_as(torch.zeros(2, 5))
a.unsqueeze(-1)
a.unsqueeze(1).shape
torch.unsqueeze(a, 0)
m[None].squeeze()
m[None].squeeze(0)
m.squeeze(0)
m.view(-1)
m.view(4, 3)
m.reshape(2, -1)
m.permute(1, 0)
m.transpose(0, 1)
torch.transpose(m, 0, 1)
m.t()
m.T
m[None].permute(0, 2, 1)
m.flatten()
torch.zeros(2, 3, 4).flatten(1).shape
torch.zeros(2, 3, 4).flatten(start_dim=0, end_dim=1).shape
torch.zeros(2, 3, 4).view(2, -1).shape
torch.flatten(m)
m.numel()
m.dim()
m.size()
m.size(0)
m.size(-1)
m.shape
len_ if False else m.shape[0]
a.to(torch.float64)
b.to(torch.float32)
b.float()
v.long()
v.int()
a.to("cpu")
a.cpu().numpy()
a.detach().clone()
a[0].item()
m.tolist()
a.type(torch.float64)
(v > 0).float()
(b != 0).float().view(-1, 1)
a.requires_grad_(False)
torch.outer(a, v)
torch.dot(a, v)
m @ m.T
torch.matmul(m, a[:4])
torch.mm(m, m.t())
torch.norm(v)
torch.norm(m, dim=1)
torch.linalg.norm(v)
torch.norm(v, p=1)
torch.meshgrid(a, v, indexing="ij")
torch.meshgrid(a, v, indexing="xy")
torch.tril(m)
torch.triu(m)
torch.diag(a)
torch.isnan(v)
torch.isclose(a, a)
torch.allclose(a, a + 1e-9)
torch.equal(a, v)
torch.logical_and(a > 0.2, a < 0.8)
torch.lerp(a, v, 0.25)
torch.nonzero(v)
torch.searchsorted(a, torch.tensor([0.35, 0.9]))
torch.split(a, 2)
torch.chunk(a, 2)
m.chunk(2, dim=1)
torch.unbind(m)
torch.logsumexp(m, dim=1)
F.mse_loss(a, v)
F.mse_loss(a, v, reduction="none")
F.mse_loss(a, v, reduction="sum")
F.l1_loss(a, v)
F.smooth_l1_loss(a, v)
F.huber_loss(a, v)
torch.nn.MSELoss()(a, v)
torch.nn.L1Loss(reduction="sum")(a, v)
torch.nn.functional.mse_loss(a, v)
((a - v) ** 2).mean()
a.add(1)
a.mul(v)
a.sub(v)
a.div(2)
torch.add(a, v, alpha=2)
torch.mul(a, 2)
a + 1
1 - a
2 / a
a ** 2
2 ** b
b / 2
b // 2
b % 2
v % 2
-a
~(a > 0.5)
(a > 0.2) & (a < 0.8)
a == a
a * np.float64(2)
a * v
m * a[:4]
m + torch.ones(3, 1)
a[-1]
a[1:]
a[:-1]
a[::2]
a[::-1]
m[1, 2]
m[:, 1]
m[..., 0]
m[None, :, 0]
m[m > 0.5]
m[:, [0, 2]]
m[[0, 2], [1, 3]]
a[t.long()]
a[7]
m[3]
m[0, 0, 0]
a[0][0]
a[t + 1]
torch.gather(a, 0, t + 1)
a[a]
a.view(2, 3)
a.view(-1, 2)
a + v[:3]
m + a
m @ m
torch.cat([a, m])
torch.cat([a, 1.0])
torch.stack([a, v[:2]])
m.gather(0, t)
torch.log(0.5)
torch.cos(math.pi)
torch.exp(-1)
torch.mean(b)
a.expand(3, 4)
torch.cumsum(a)
torch.cumprod(a)
torch.maximum(a, 0.5)
torch.zeros(3)[None, None, 0]
a.new_zeros(2)
torch.special.expit(v) if False else v.sigmoid()
torch.softmax(v, dim=0)
F.softmax(m, dim=1)
torch.log_softmax(v, 0)
torch.bmm(m[None], m.T[None])
torch.einsum("ij,kj->ik", m, m)
torch.where(v > 0, 1.0, 0.0)
torch.clamp(b, 1, 3)
torch.full((3,), 2, dtype=torch.long)
torch.remainder(v, 2)
torch.tensor(3) + 1
torch.tensor([1.5]).item()
torch.tensor(2.0) ** b
a.size(0)
F.softmax(m[0], dim=-1)
torch.einsum("i,i->", a, v)
torch.einsum("i,ij->ij", a[:3], m)
torch.einsum("bi,ij->bj", m, m.T)
a.astype(float)
torch.quantile(v, 0.25)
torch.erf(v)
torch.special.expm1(a)
a.multiply(2)
torch.fmod(v, 2)
a.contiguous().view(5, 1)
torch.addcmul(a, v, v, value=0.5)
torch.trapz(v, a)
torch.movedim(m[None], 0, -1)
torch.ones(2, 3).new_tensor([1.0])
v.masked_fill(v > 0, 0.0)
torch.masked_select(v, v > 0)
a.dot(v)
torch.broadcast_to(a, (2, 5))
torch.tile(a, (2,))
`.trim().split("\n").filter((line) => !line.includes(" if False")).map((line) => `out = ${line}`);

export const torchPrograms: readonly string[] = [
  "h[1] = a[:4]\nout = h", "h[:, 0] = 1\nout = h", "h[0] += 2\nout = h", "h[h == 0] = 7\nout = h", "x = h[1]\nx[0] = 9\nout = h", "x = h[1]\nx += 3\nout = h", "a += 1\nout = a", "x = a\nx *= 2\nout = a", "x = a[0]\nx += 5\nout = a",
  "a.mul_(2)\nout = a", "a.add_(v)\nout = a", "a.mul_(2).add_(1)\nout = a", "a.clamp_(0.2, 0.6)\nout = a", "x = torch.empty(5)\nx.copy_(v)\nout = x", "h.fill_(2)\nout = h", "a.zero_()\nout = a", "x = a.clone()\nx[0] = 9\nout = a", "x = a.detach()\nx[0] = 9\nout = a",
  "x = m.view(-1)\nx[0] = 9\nout = m", "m.view(-1)[2:4] = 0\nout = m", "m.t()[0] = 5\nout = m", "x = a.numpy()\nx[0] = 9\nout = a", "x = a.unsqueeze(0)\nx.mul_(2)\nout = a", "a[1:].mul_(0)\nout = a", "a[0].add_(5)\nout = a", "b += 0.5\nout = b", "h[5] = 1\nout = h", "h[0] = a\nout = h", "x = torch.zeros(4)\nx[0] = 1\nx[1:] = torch.cumprod(a[:3], 0)\nout = x", "a.pow_(2)\nout = a", "a.sub_(1).div_(2)\nout = a", "values, places = torch.max(m, 1)\nout = places", "x, y = torch.chunk(torch.arange(6), 2)\nout = y",
  "out = torch.tensor([0.5, 1], dtype=torch.float32).double()", "x = a.view(5, 1)\nout = (x - v).shape", "a[1:3] = 0\nout = a", "a[t] = 0.5\nout = a", "a -= v[:3]\nout = a", "b.mul_(0.5)\nout = b", 
];
