"""Losses of document 003's network under PyTorch's AdamW, from weights and batches written by golden.test.ts: the road of their own for the trainer's golden losses.

    export GOLDEN=$(mktemp); npx vitest run tests/train/golden.test.ts; python3 tests/train/golden.py < $GOLDEN
"""
import json
import sys

import torch
from torch import nn

from network import Network

torch.set_num_threads(1)
given = json.load(sys.stdin)
width, depth, dimension = given["width"], given["depth"], 2


def put(linear, norm, numbers):
    with torch.no_grad():
        linear.weight.copy_(torch.tensor(numbers["weight"]).reshape(linear.in_features, linear.out_features).T)
        linear.bias.copy_(torch.tensor(numbers["bias"]))
        if norm is not None:
            norm.weight.copy_(torch.tensor(numbers["scale"]))
            norm.bias.copy_(torch.tensor(numbers["shift"]))


network = Network(width, depth)
for i, layer in enumerate(network.data):
    put(layer.linear, layer.norm, given["weights"][f"data{i + 1}"])
put(network.time.linear, network.time.norm, given["weights"]["time"])
for i, layer in enumerate(network.joint):
    put(layer.linear, layer.norm, given["weights"][f"joint{i + 1}"])
put(network.output, None, given["weights"]["output"])

optimiser = torch.optim.AdamW(network.parameters(), lr=1e-3)
losses = []
for batch in given["batches"]:
    rows = batch["size"]
    noisy, target = torch.tensor(batch["noisy"]).reshape(rows, dimension), torch.tensor(batch["target"]).reshape(rows, dimension)
    embedding = torch.tensor(batch["embedding"]).reshape(rows, 64)
    loss = nn.functional.mse_loss(network(noisy, embedding), target)
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    losses.append(loss.item())
print(json.dumps([float(f"{loss:.7g}") for loss in losses]))
