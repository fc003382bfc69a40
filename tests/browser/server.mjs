// Starts the program under test on a free port and stops it again. Which program it is, is said
// by RETTESNOR_SERVER: a command line that prints its address.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export async function startServer() {
  const command = process.env.RETTESNOR_SERVER;
  if (!command) throw new Error("RETTESNOR_SERVER is not set: run the browser tests by `make test-browser`");
  const [program, ...args] = command.split(" ");
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  const address = await addressFrom(child);
  const stop = async () => {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  };
  return { address, stop };
}

async function addressFrom(child) {
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`the server ended before it gave its address (code ${code})`);
  });
  return Promise.race([firstAddress(child.stdout), ended]);
}

async function firstAddress(stream) {
  for await (const line of createInterface({ input: stream })) {
    const found = line.match(/http:\/\/127\.0\.0\.1:\d+\//);
    if (found) {
      stream.resume();
      return found[0];
    }
  }
  throw new Error("the server gave no address");
}
