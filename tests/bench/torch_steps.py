"""Milliseconds of document 003's work in PyTorch, one thread: a training step at batch 128, a forward pass of 5,000 points, an ancestral step of 1,000 points."""
import json
import os
import sys
import time

import torch
from torch import nn

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "train"))
from network import Network  # noqa: E402

torch.set_num_threads(1)
torch.manual_seed(1)
network = Network(256, 2)
optimiser = torch.optim.AdamW(network.parameters(), lr=1e-3)


def median(work, times):
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - began))
    return sorted(taken)[len(taken) // 2]


noisy, embedding, target = torch.randn(128, 2), torch.randn(128, 64), torch.randn(128, 2)


def train():
    loss = nn.functional.mse_loss(network(noisy, embedding), target)
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()


points = torch.randn(5000, 2)


def forward():
    # One step of the chain on 5,000 points, as document 003 draws them step by step.
    global points
    points = 0.99 * points + 0.1 * torch.randn_like(points)


many, times = torch.randn(1000, 2), torch.randn(1000, 64)


def ancestral():
    with torch.no_grad():
        return 1.01 * (many - 0.1 * network(many, times)) + 0.1 * torch.randn_like(many)


for work in (train, ancestral):
    work()
print(json.dumps({"train": median(train, 12), "forward": median(forward, 400), "ancestral": median(ancestral, 10)}))
