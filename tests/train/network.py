"""Document 003's network in PyTorch: what the trainer's own is held against."""
import torch
from torch import nn


class Layer(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.linear, self.norm = nn.Linear(inputs, outputs), nn.LayerNorm(outputs)

    def forward(self, x):
        return nn.functional.silu(self.norm(self.linear(x)))


class Network(nn.Module):
    def __init__(self, width, depth, dimension=2):
        super().__init__()
        self.data = nn.ModuleList(Layer(dimension if i == 0 else width, width) for i in range(depth))
        self.time = Layer(64, width)
        self.joint = nn.ModuleList(Layer(2 * width, width if i == depth - 1 else 2 * width) for i in range(depth))
        self.output = nn.Linear(width, dimension)

    def forward(self, x, embedding):
        for layer in self.data:
            x = layer(x)
        x = torch.cat([x, self.time(embedding)], 1)
        for layer in self.joint:
            x = layer(x)
        return self.output(x)
