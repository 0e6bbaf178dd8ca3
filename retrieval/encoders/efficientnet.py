"""EfficientNet-Lite2, computed straight from its published weights. torch, and nothing else.

Tan and Le, 2019; the tensors are named as in the package that carries the weights, converted from TensorFlow.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from . import Matrix

SIDE = 260
"""Of a picture, in pixels."""
_STAGES = ((1, 1), (3, 2), (3, 2), (4, 2), (4, 1), (5, 2), (1, 1))
"""Blocks of each stage, and the stride of its first one."""
_EPSILON = 1e-3


class EfficientNet:
    """Pictures of SIDE by SIDE become probabilities of the 1,000 classes of ImageNet."""

    def __init__(self, weights: Path) -> None:
        # weights_only: a pickle could otherwise run code
        self._weights: Mapping[str, Tensor] = torch.load(weights, map_location="cpu", weights_only=True)

    def probabilities(self, pixels: Matrix) -> Matrix:
        """Return a row per picture; `pixels` are pictures by height by width by colour, from 0 to 255."""
        with torch.inference_mode():
            x = (torch.as_tensor(pixels).permute(0, 3, 1, 2) - 127) / 128
            x = self._convolved(x, "_conv_stem", "_bn0", stride=2).clamp(0, 6)
            strides = [stride if first == 0 else 1 for count, stride in _STAGES for first in range(count)]
            for number, stride in enumerate(strides):
                x = self._block(x, f"_blocks.{number}.", stride)
            x = self._convolved(x, "_conv_head", "_bn1").clamp(0, 6).mean(dim=(2, 3))
            logits = functional.linear(x, self._weights["_fc.weight"], self._weights["_fc.bias"])
            return np.asarray(logits.softmax(dim=1).numpy(), dtype=np.float32)

    def _block(self, before: Tensor, name: str, stride: int) -> Tensor:
        x = before
        if f"{name}_expand_conv.weight" in self._weights:
            x = self._convolved(x, f"{name}_expand_conv", f"{name}_bn0").clamp(0, 6)
        x = self._convolved(x, f"{name}_depthwise_conv", f"{name}_bn1", stride, groups=x.shape[1]).clamp(0, 6)
        x = self._convolved(x, f"{name}_project_conv", f"{name}_bn2")
        return x + before if x.shape == before.shape else x

    def _convolved(self, x: Tensor, conv: str, norm: str, stride: int = 1, groups: int = 1) -> Tensor:
        kernel = self._weights[f"{conv}.weight"]
        # TensorFlow pads as much as the stride needs, the odd pixel at the end
        need = [max((-(-side // stride) - 1) * stride + kernel.shape[-1] - side, 0) for side in x.shape[2:]]
        x = functional.pad(x, (need[1] // 2, need[1] - need[1] // 2, need[0] // 2, need[0] - need[0] // 2))
        x = functional.conv2d(x, kernel, stride=stride, groups=groups)
        mean, variance, weight, bias = (
            self._weights[f"{norm}.{part}"] for part in ("running_mean", "running_var", "weight", "bias")
        )
        return functional.batch_norm(x, mean, variance, weight, bias, eps=_EPSILON)
