// A line for each check, what is wrong below it, and a count at the end.

const SHOWN = 12;

export class Report {
  passed = 0;
  failed = 0;

  // One check: it passes when nothing is wrong and something was looked at.
  add(name, looked, wrong) {
    const faults = looked === 0 ? ['nothing was there to check'] : [...new Set(wrong)];
    const ok = faults.length === 0;
    ok ? this.passed++ : this.failed++;
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${looked} looked at${ok ? '' : `, ${faults.length} wrong`})`);
    for (const fault of faults.slice(0, SHOWN)) console.log(`       ${fault}`);
    if (faults.length > SHOWN) console.log(`       … and ${faults.length - SHOWN} more`);
  }

  // Runs a family of checks; one that breaks is a failure, never a silence.
  async run(name, family) {
    const start = Date.now();
    try {
      await family();
    } catch (error) {
      this.add(`${name} runs to its end`, 1, [error.stack ?? String(error)]);
    }
    console.log(`     ${name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }

  time(name, work) {
    const start = Date.now();
    const result = work();
    console.log(`     ${name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
    return result;
  }

  // Prints the count; gives the exit code.
  finish() {
    console.log(`\n${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 && this.passed > 0 ? 0 : 1;
  }
}
