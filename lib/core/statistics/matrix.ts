/** Solves A x = b for a symmetric positive definite A (row-major, size n × n) by Cholesky; A and b are left as they are. */
export function solvePositiveDefinite(a: Float64Array, b: Float64Array): Float64Array {
  const n = b.length;
  const lower = choleskyFactor(a, n);
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    let sum = at(x, i);
    for (let k = 0; k < i; k++) sum -= at(lower, i * n + k) * at(x, k);
    x[i] = sum / at(lower, i * n + i);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = at(x, i);
    for (let k = i + 1; k < n; k++) sum -= at(lower, k * n + i) * at(x, k);
    x[i] = sum / at(lower, i * n + i);
  }
  return x;
}

function choleskyFactor(a: Float64Array, n: number): Float64Array {
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = at(a, i * n + j);
      for (let k = 0; k < j; k++) sum -= at(lower, i * n + k) * at(lower, j * n + k);
      if (i !== j) lower[i * n + j] = sum / at(lower, j * n + j);
      else if (sum > 0) lower[i * n + i] = Math.sqrt(sum);
      else throw new RangeError('The matrix is not positive definite.');
    }
  }
  return lower;
}

const at = (values: Float64Array, index: number): number => values[index] ?? 0;
