// A server of one test's own: a copy of the demo database, a free port, a clock that starts where the test wants it.

import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** The environment variable by which the prepared demo reaches the workers. */
export const DEMO_FOLDER = "FAELLESTID_END2END_DEMO";
/** Tuesday 24 November 2026, ten o'clock in Denmark. */
export const START = "2026-11-24T09:00:00Z+";

/** The file, beside which SQLite keeps what it has not yet moved into it. */
const DATABASE = "faellestid.db";
const BINARY = resolve(process.env["FAELLESTID_BIN"] ?? "target/debug/faellestid");
const STARTS_WITHIN_MS = 20_000;

function environment(folder: string, clock: string, port = "0"): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATABASE_URL: `sqlite://${join(folder, DATABASE)}`,
    FAELLESTID_ADDR: `127.0.0.1:${port}`,
    FAELLESTID_LOGIN: "demo",
    FAELLESTID_CLOCK: clock,
    RUST_LOG: process.env["RUST_LOG"] ?? "info",
  };
}

/** Where the global set-up put what all tests share. */
export function demoFolder(): string {
  const folder = process.env[DEMO_FOLDER];
  if (folder === undefined) throw new Error(`${DEMO_FOLDER} is not set: the global set-up did not run`);
  return folder;
}

/** Runs a command of the program to its end; an exit code other than 0 throws with what it said. */
export function program(command: string, folder: string, clock: string): string {
  return execFileSync(BINARY, [command], { env: environment(folder, clock), encoding: "utf8" });
}

export class Server {
  private process: ChildProcess | undefined;
  private clock = START;
  private said = "";
  /** `http://127.0.0.1:PORT`; the port stays over a restart. */
  address = "";

  private constructor(private readonly folder: string) {}

  static async start(): Promise<Server> {
    const folder = mkdtempSync(join(tmpdir(), "faellestid-test-"));
    for (const file of readdirSync(demoFolder()).filter((name) => name.startsWith(DATABASE))) {
      cpSync(join(demoFolder(), file), join(folder, file));
    }
    const server = new Server(folder);
    await server.serve(START);
    return server;
  }

  /** Ends it and starts it again on the same database and port, at another time of its clock. */
  async restartAt(clock: string): Promise<void> {
    await this.end();
    await this.serve(clock);
  }

  /** Changes its database behind its back. */
  run(statement: string): void {
    const script = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=10, isolation_level=None).execute(sys.argv[2])";
    execFileSync("python3", ["-c", script, join(this.folder, DATABASE), statement]);
  }

  /** Ends it, and gives what `check` says of the database it leaves behind: nothing but one line when all is well. */
  async stop(): Promise<void> {
    await this.end();
    try {
      program("check", this.folder, this.clock);
    } finally {
      rmSync(this.folder, { recursive: true, force: true });
    }
  }

  /** What it has said, a short line for each page it answered. */
  get log(): string {
    const lines = this.said.split("\n").filter((line) => line !== "" && !line.includes('"/pkg/'));
    return lines.map(short).join("\n");
  }

  private async serve(clock: string): Promise<void> {
    this.clock = clock;
    const port = this.address === "" ? "0" : new URL(this.address).port;
    const before = this.said.length;
    const child = spawn(BINARY, ["serve"], { env: environment(this.folder, clock, port) });
    this.process = child;
    this.address = await new Promise<string>((found, failed) => {
      const late = setTimeout(() => failed(new Error(`The server did not start:\n${this.said}`)), STARTS_WITHIN_MS);
      const heard = (bytes: Buffer): void => {
        this.said += bytes.toString();
        const address = /^http:\/\/127\.0\.0\.1:\d+$/m.exec(this.said.slice(before))?.[0];
        if (address === undefined) return;
        clearTimeout(late);
        found(address);
      };
      child.stdout.on("data", heard);
      child.stderr.on("data", heard);
      child.once("error", failed);
      child.once("exit", (code) => failed(new Error(`The server ended with ${code}:\n${this.said}`)));
    });
  }

  private async end(): Promise<void> {
    const child = this.process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGTERM");
    await ended;
  }
}

/** A line of its log for a reader; what is not an answer is left as it is. */
function short(line: string): string {
  const answer = /^{"timestamp":"[^T]*T([^"]*)".*"status":(\d+).*"method":"(\w+)","route":"([^"]*)"/.exec(line);
  return answer === null ? line : answer.slice(1).join(" ");
}
