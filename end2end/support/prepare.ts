// Loads the demo once; every test copies the file. Loading at the same instant as the servers start at gives the same times
// to choose among in every run.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEMO_FOLDER, START, program } from "./server";

export default function prepare(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "faellestid-demo-"));
  process.env[DEMO_FOLDER] = folder;
  for (const command of ["migrate", "demo"]) {
    program(command, folder, START);
  }
  return () => rmSync(folder, { recursive: true, force: true });
}
