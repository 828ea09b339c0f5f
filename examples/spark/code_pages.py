"""Codes pages with Herodotus on Spark and writes their statements as Parquet, in the columns of `herodotus export --format parquet`.

    spark-submit examples/spark/code_pages.py --input s3a://archive/pages --output s3a://archive/coded \
        --fields text=body,id=id,date=published --herodotus "node /opt/herodotus/bin/herodotus.js"

    spark-submit examples/spark/code_pages.py --warc-list warcs.txt --output coded

Each task keeps one Herodotus process from its first page to its last. OUTPUT/statements has a row a statement, OUTPUT/errors a row a page that
could not be coded. What only a corpus knows (`statement`, `publications`, `incident`) is null. Node and Herodotus must be on every
executor, and one task takes two processes on one core: set spark.task.cpus to 1 and leave 1.5 GiB a task outside of the JVM
(spark.executor.memoryOverhead).
"""

import argparse
import datetime
import json
import re
import shlex
import subprocess
import threading

import pandas as pd
from pyspark import StorageLevel
from pyspark.sql import SparkSession

STATEMENT = """
`statement` bigint, `key` string, `document` string, `document_statement` string, `uri` string, `title` string,
`publisher` string, `published` date, `language` string, `publications` bigint, `kind` string, `type` string,
`mode` string, `contexts` array<string>, `class` string, `cameo` string, `score` double, `relation` string,
`actor_names` array<string>, `actor_words` array<string>, `actor_codes` array<string>,
`actor_countries` array<string>, `actor_sectors` array<string>, `actor_kinds` array<string>,
`actor_inherited` array<string>,
`recipient_names` array<string>, `recipient_words` array<string>, `recipient_codes` array<string>,
`recipient_countries` array<string>, `recipient_sectors` array<string>, `recipient_kinds` array<string>,
`recipient_inherited` array<string>,
`place` string, `latitude` double, `longitude` double, `country` string, `feature` string, `geonames` bigint,
`precision` string, `place_inherited` string, `from` date, `to` date, `time_inherited` string, `polarity` string,
`certainty` string, `status` string, `voice` string, `voice_name` string, `sources` array<string>, `cue` string,
`quote` string, `start` bigint, `end` bigint, `cue_start` bigint, `cue_end` bigint, `quantities` array<double>,
`quantity_least` array<double>, `quantity_most` array<double>, `quantity_units` array<string>,
`quantity_of` array<string>, `incident` bigint, `confidence` double, `rule` string, `reviewed` boolean
"""
SCHEMA = f"{STATEMENT.strip()}, `error_code` string, `error_message` string"
NAMES = re.findall(r"`(\w+)`", SCHEMA)
DAYS = re.findall(r"`(\w+)` date", SCHEMA)


class Herodotus:
    """One process, asked line by line."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def answers(self, lines):
        """The answers to lines of JSON, in their order. Written in a thread of its own: the process waits for us to read."""
        writer = threading.Thread(target=self._write, args=(lines,))
        writer.start()
        for _ in lines:
            yield self._answer()
        writer.join()

    def rest(self):
        """What it says until its end."""
        self.process.stdin.close()
        for line in self.process.stdout:
            yield json.loads(line)
        if self.process.wait() != 0:
            raise RuntimeError(f"Herodotus ended with exit status {self.process.returncode}")

    def close(self):
        self.process.kill()
        self.process.wait()

    def _write(self, lines):
        try:
            for line in lines:
                self.process.stdin.write(line)
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # Told where the answer is missed.

    def _answer(self):
        line = self.process.stdout.readline()
        if not line.endswith(b"\n"):
            raise RuntimeError(f"Herodotus ended with exit status {self.process.wait()}")
        return json.loads(line)


def coder(command, columns):
    """What codes the rows of a task: `columns` are those that Herodotus is given."""

    def code(batches):
        herodotus = Herodotus(command)
        try:
            for batch in batches:
                lines = [line_of(row) for row in batch[columns].to_dict("records")]
                yield table(herodotus.answers(lines))
            for _ in herodotus.rest():
                pass
        finally:
            herodotus.close()

    return code


def archive_coder(command):
    """What codes the web archives of a task, by one process that is given all their names."""

    def code(batches):
        paths = [path for batch in batches for path in batch["value"] if path.strip()]
        if not paths:
            return
        herodotus = Herodotus([*command, *paths])
        try:
            held = []
            for answer in herodotus.rest():
                held.append(answer)
                if len(held) == 500:
                    yield table(held)
                    held = []
            yield table(held)
        finally:
            herodotus.close()

    return code


def line_of(row):
    known = {name: plain(value) for name, value in row.items() if value is not None and value is not pd.NaT and value == value}
    return json.dumps(known).encode() + b"\n"


def plain(value):
    return value.isoformat() if isinstance(value, datetime.date) else getattr(value, "item", lambda: value)()


def table(answers):
    """Rows with the types of the schema."""
    rows = []
    for answer in answers:
        error = answer.get("error")
        if error is not None:
            document = answer["id"] if answer["id"] is not None else answer["input"]
            rows.append({"document": document, "error_code": error["code"], "error_message": error["message"]})
        for statement in answer.get("statements", ()):
            for day in DAYS:
                if statement[day] is not None:
                    statement[day] = datetime.date.fromisoformat(statement[day])
            rows.append(statement)
    return pd.DataFrame([[row.get(name) for name in NAMES] for row in rows], columns=NAMES, dtype=object)


def main():
    parser = argparse.ArgumentParser(description="Codes pages with Herodotus on Spark.")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--input", help="Parquet with a page a row")
    source.add_argument("--warc-list", help="a text with the path of a web archive on each line, as each executor finds it")
    parser.add_argument("--output", required=True, help="folder that is made: OUTPUT/statements, OUTPUT/errors")
    parser.add_argument("--fields", default="text=text,id=id", help="columns of the input, as herodotus code --fields")
    parser.add_argument("--herodotus", default="herodotus", help="the command, as each executor finds it")
    parser.add_argument("--options", default="", help='more options of herodotus code, such as "--parser accurate"')
    parser.add_argument("--max-seconds", default="120", help="after which a page is given up")
    parser.add_argument("--partitions", type=int, help="tasks; a few for each core (default: as the input comes)")
    parser.add_argument("--master", help="such as local[2]; as spark-submit says where left out")
    given = parser.parse_args()

    builder = SparkSession.builder.appName("Herodotus").config("spark.sql.execution.arrow.maxRecordsPerBatch", "1000")
    spark = (builder if given.master is None else builder.master(given.master)).getOrCreate()
    command = [*shlex.split(given.herodotus), "code", "--format", "statements", "--errors", "inline", "--workers", "1"]
    command += ["--max-seconds", given.max_seconds, *shlex.split(given.options)]
    if given.input is None:
        pages = spark.read.text(given.warc_list)
        code = archive_coder(command)
    else:
        columns = [pair.split("=", 1)[1].split(".")[0] for pair in given.fields.split(",")]
        pages = spark.read.parquet(given.input).select(*columns)
        code = coder([*command, "--fields", given.fields, "-"], columns)
    if given.partitions is not None:
        pages = pages.repartition(given.partitions)
    coded = pages.mapInPandas(code, SCHEMA).persist(StorageLevel.DISK_ONLY)
    coded.where("error_code is null").drop("error_code", "error_message").write.parquet(f"{given.output}/statements")
    errors = coded.where("error_code is not null").select("document", "error_code", "error_message")
    errors.write.parquet(f"{given.output}/errors")
    spark.stop()


if __name__ == "__main__":
    main()
