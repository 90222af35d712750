import { chmodSync, constants, mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { BaseWindow, BrowserWindow, Menu, MessageChannelMain, View, WebContentsView, app, dialog, ipcMain, nativeTheme, powerMonitor, protocol, session } from "electron";
import { access, chmod, link, lstat, mkdir, open, readFile, readdir, realpath, rename, rm, rmdir, stat, statfs, writeFile } from "node:fs/promises";
import { createHash, randomBytes } from "node:crypto";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { availableParallelism, totalmem } from "node:os";
// renderer/core/base/result.ts
var ok = (value) => ({
	ok: true,
	value
});
var err = (error) => ({
	ok: false,
	error
});
/** Shorthand for `err({ code, detail })`. */
function refuse(code, detail) {
	return err(detail === void 0 ? { code } : {
		code,
		detail
	});
}
// electron/log.ts
/**
* The shell's one log: codes and stacks on standard error, never a name, a value or a path.
* A stack's lines name our own files only; the message of an error may hold a path, so of a system error only its code is kept.
*/
function logFault(where, fault) {
	write(`${where}: ${described(fault)}`);
}
/** A remark by code, such as `folder-sync-refused`. */
function logCode(code, detail) {
	write(detail === void 0 ? code : `${code} ${String(detail)}`);
}
var write = (line) => void process.stderr.write(`satchel ${line}\n`);
function described(fault) {
	if (!(fault instanceof Error)) return typeof fault;
	return ["code" in fault && typeof fault.code === "string" ? fault.code : fault.name, ...(fault.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)).map(withoutFolders)].join("\n");
}
/** `at f (file:///home/somebody/app/main.js:3:4)` → `at f (main.js:3:4)` */
var withoutFolders = (line) => line.replace(/(?:file:\/\/)?(?:[A-Za-z]:)?[/\\](?:[^()]*[/\\])?/, "");
// electron/window/scheme.ts
/** The hosts of the app's own scheme: the window, the keyless reader, the hidden print page. Each is a site of its own. */
var hosts = [
	"satchel",
	"reader",
	"print"
];
/** The first page of each host. */
var pageOf = {
	satchel: "app://satchel/index.html",
	reader: "app://reader/reader.html",
	print: "app://print/print/print.html"
};
/** On every answer, refusals and workers' scripts too: a worker takes its policy from its own response. */
var armour = {
	"content-security-policy": [
		"default-src 'none'",
		"script-src 'self' 'wasm-unsafe-eval'",
		"worker-src 'self'",
		"style-src 'self'",
		"img-src 'self' data:",
		"font-src 'self'",
		"connect-src 'self'",
		"frame-src 'none'",
		"object-src 'none'",
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'"
	].join("; "),
	"cross-origin-opener-policy": "same-origin",
	"cross-origin-embedder-policy": "require-corp",
	"cross-origin-resource-policy": "same-origin",
	"x-content-type-options": "nosniff",
	"referrer-policy": "no-referrer",
	"cache-control": "no-store"
};
/** Endings that are served, and as what; a file of any other kind is data. */
var contentTypes = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".mjs": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8",
	".json": "application/json",
	".wasm": "application/wasm",
	".woff2": "font/woff2",
	".woff": "font/woff",
	".ttf": "font/ttf",
	".otf": "font/otf",
	".svg": "image/svg+xml",
	".png": "image/png",
	".jpg": "image/jpeg",
	".txt": "text/plain; charset=utf-8"
};
var pageFile = {
	satchel: "index.html",
	reader: "reader.html",
	print: "print/print.html"
};
/**
* The files of the built pages as they are when the app starts. Every host gets the assets and its own page; only the
* reader gets `vendor/`, the code and data that parse foreign bytes.
*/
function allowedFiles(rendererFolder) {
	const files = /* @__PURE__ */ new Map();
	for (const name of filesBelow$1(rendererFolder)) for (const host of hosts) if (isFor(host, name)) files.set(`app://${host}/${name}`, join(rendererFolder, ...name.split("/")));
	return files;
}
function isFor(host, name) {
	if (name.startsWith("assets/")) return !name.endsWith(".html");
	if (name.startsWith("vendor/")) return host === "reader";
	return name === pageFile[host];
}
function filesBelow$1(folder, prefix = "") {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		if (entry.isDirectory()) return filesBelow$1(join(folder, entry.name), `${prefix}${entry.name}/`);
		return entry.isFile() ? [prefix + entry.name] : [];
	});
}
/**
* Answers one request on the scheme. The address must be one of the list letter by letter: there is nothing to decode,
* to resolve or to compare without regard to case, so traversal, encoding, NUL, queries and other hosts all miss.
*/
async function answerRequest(files, request) {
	const file = request.method === "GET" ? files.get(request.url) : void 0;
	if (file === void 0) return new Response(null, {
		status: 404,
		headers: armour
	});
	const type = contentTypes[extname(file).toLowerCase()] ?? "application/octet-stream";
	return new Response(new Uint8Array(await readFile(file)), { headers: {
		...armour,
		"content-type": type
	} });
}
/** Is this address on the app's own scheme and this very host? */
function isOn(host, address) {
	return address.startsWith(`app://${host}/`);
}
var DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	if (!config$1 && true) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? void 0,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? void 0,
		abortPipeEarly: config$1?.abortPipeEarly ?? void 0
	};
}
/**
* Stringifies an unknown input to a literal or type string.
*
* @param input The unknown input.
*
* @returns A literal or type string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	const type = typeof input;
	if (type === "string") return `"${input}"`;
	if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
	if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
	return type;
}
/**
* Adds an issue to the dataset.
*
* @param context The issue context.
* @param label The issue label.
* @param dataset The input dataset.
* @param config The configuration.
* @param other The optional props.
*
* @internal
*/
function _addIssue(context, label, dataset, config$1, other) {
	const input = other && "input" in other ? other.input : dataset.value;
	const expected = other?.expected ?? context.expects ?? null;
	const received = other?.received ?? /* @__PURE__ */ _stringify(input);
	const issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	};
	const isSchema = context.kind === "schema";
	const message$1 = other?.message ?? context.message ?? (context.reference, issue.lang, void 0) ?? (isSchema ? (issue.lang, void 0) : null) ?? config$1.message ?? (issue.lang, void 0);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}
/**
* Compares two values using the SameValueZero algorithm, which treats `NaN`
* as equal to itself unlike `===`.
*
* @param value1 The first value.
* @param value2 The second value.
*
* @returns Whether the values are equal.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}
/**
* Joins multiple `expects` values with the given separator.
*
* @param values The `expects` values.
* @param separator The separator.
*
* @returns The joined `expects` property.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _joinExpects(values$1, separator) {
	const list = [...new Set(values$1)];
	if (list.length > 1) return `(${list.join(` ${separator} `)})`;
	return list[0] ?? "never";
}
/**
* Eagerly creates and attaches the Standard Schema properties of a schema.
*
* Hint: The contextual `this` type includes the standard properties that are
* attached before the schema is returned.
*
* @param schema The schema to attach standard properties to.
*
* @returns The schema with standard properties attached.
*
* @internal
*/
function _standardSchema(schema) {
	schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	};
	return schema;
}
/* @__NO_SIDE_EFFECTS__ */
function getDotPath(issue) {
	if (issue.path) {
		let key = "";
		for (const item of issue.path) if (typeof item.key === "string" || typeof item.key === "number") if (key) key += `.${item.key}`;
		else key += item.key;
		else return null;
		return key;
	}
	return null;
}
/* @__NO_SIDE_EFFECTS__ */
function check(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: check,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function maxLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_length",
		reference: maxLength,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function maxValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_value",
		reference: maxValue,
		async: false,
		expects: `<=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value <= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function minLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_length",
		reference: minLength,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function minValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_value",
		reference: minValue,
		async: false,
		expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function safeInteger(message$1) {
	return {
		kind: "validation",
		type: "safe_integer",
		reference: safeInteger,
		async: false,
		expects: null,
		requirement: Number.isSafeInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "safe integer", dataset, config$1);
			return dataset;
		}
	};
}
var ABORT_EARLY_CONFIG = { abortEarly: true };
/**
* Returns the fallback value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The output dataset if available.
* @param config The config if available.
*
* @returns The fallback value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}
/**
* Returns the default value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The input dataset if available.
* @param config The config if available.
*
* @returns The default value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: false,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: boolean,
		expects: "boolean",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "boolean") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function exactOptional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptional,
		expects: wrapped.expects,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function instance(class_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "instance",
		reference: instance,
		expects: class_.name,
		async: false,
		class: class_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof this.class) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: false,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function never(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "never",
		reference: never,
		expects: "never",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			_addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function null_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "null",
		reference: null_,
		expects: "null",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === null) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function nullable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullable,
		expects: `(${wrapped.expects} | null)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function number(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number,
		expects: "number",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function object(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: object,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "string") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/**
* Creates a unknown schema.
*
* @returns A unknown schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unknown() {
	return _standardSchema({
		kind: "schema",
		type: "unknown",
		reference: unknown,
		expects: "unknown",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function variant(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variant,
		expects: "Object",
		async: false,
		key,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				parseOptions(this, /* @__PURE__ */ new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}
// renderer/core/base/parse.ts
/** Parse a value from disk, a door, a file or a worker. Unknown keys of objects are dropped. */
function parse(schema, value) {
	const parsed = /* @__PURE__ */ safeParse(schema, value, { abortEarly: true });
	if (parsed.success) return ok(parsed.output);
	const [issue] = parsed.issues;
	return err({
		code: "bad-shape",
		detail: `${/* @__PURE__ */ getDotPath(issue) ?? ""}: ${issue.type}`
	});
}
/** Parse JSON text; broken JSON is a `bad-shape` like any other. */
function parseJson(schema, text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return err({
			code: "bad-shape",
			detail: "not JSON"
		});
	}
	return parse(schema, value);
}
// renderer/core/base/door.ts
/** Declares one call. `refuses` is the closed set of codes that the answering side may give. */
function call(shape) {
	const refuses = shape.refuses ?? [];
	return {
		ask: shape.ask,
		gives: shape.gives,
		refuses,
		tell: shape.tell ?? /* @__PURE__ */ never()
	};
}
/** For calls that take or give nothing. */
var nothing = /* @__PURE__ */ null_();
// renderer/core/base/schemas.ts
/** A whole number from 0 up, safe to calculate with. */
var count$1 = /* @__PURE__ */ pipe(/* @__PURE__ */ number(), /* @__PURE__ */ safeInteger(), /* @__PURE__ */ minValue(0));
/** Bytes in memory. */
var bytes = /* @__PURE__ */ instance(Uint8Array);
/** Text of at most this many UTF-16 units. */
var textUpTo = (most) => /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ maxLength(most));
/** Lower-case hexadecimal of exactly this many bytes. */
var hexOf = (length) => /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ regex(new RegExp(`^[0-9a-f]{${length * 2}}$`)));
// electron/contract.ts
/**
* The two doors of the shell: `pageDoor` for the window's page (through the preload script, each call one function) and
* `folderDoor` for the vault worker (over a MessagePort that the page hands on). No path ever passes either of them:
* a place on disk is named by a random `ref` and shown by its last part.
*/
var oneMiB$1 = 1048576;
var ref = textUpTo(64);
var place = /* @__PURE__ */ object({
	ref,
	name: textUpTo(300)
});
/** Bytes of at most 1 MiB and a little (a sealed chunk is longer than its plaintext). */
var chunk = /* @__PURE__ */ pipe(bytes, /* @__PURE__ */ check((value) => value.length <= 1052672, "longer than one message may be"));
var pageDoor = {
	/** What the page may know of its surroundings. `trialRuntime`: not the product's own Electron; made-up records only. */
	about: call({
		ask: nothing,
		gives: /* @__PURE__ */ object({
			version: /* @__PURE__ */ string(),
			electron: /* @__PURE__ */ string(),
			chromium: /* @__PURE__ */ string(),
			platform: /* @__PURE__ */ string(),
			trialRuntime: /* @__PURE__ */ boolean(),
			/** Satchel was started by opening a backup file, and nobody has asked for it yet. */
			backupWaits: /* @__PURE__ */ boolean(),
			cores: count$1,
			memoryBytes: count$1
		})
	}),
	/** Vault folders this computer has used, newest first; those not reachable now are marked. */
	recentVaults: call({
		ask: nothing,
		gives: /* @__PURE__ */ array(/* @__PURE__ */ object({
			ref,
			name: textUpTo(300),
			reachable: /* @__PURE__ */ boolean()
		}))
	}),
	/** Let the person choose where a new vault goes; makes the (empty) folder. `in-cloud-folder` is a notice, not a refusal. */
	chooseNewVault: call({
		ask: /* @__PURE__ */ object({ suggestedName: textUpTo(100) }),
		gives: /* @__PURE__ */ object({
			place,
			inCloudFolder: /* @__PURE__ */ boolean()
		}),
		refuses: [
			"cancelled",
			"not-writable",
			"not-empty"
		]
	}),
	/** Let the person choose the folder of a vault that exists. */
	chooseVault: call({
		ask: nothing,
		gives: place,
		refuses: ["cancelled", "not-a-vault"]
	}),
	/**
	* Let the person choose a backup file, or take the one that Satchel was started with; it is read over the port that
	* arrives as `backup-port` (`backupDoor`).
	*/
	chooseBackup: call({
		ask: /* @__PURE__ */ object({ how: /* @__PURE__ */ picklist(["dialog", "started-with"]) }),
		gives: /* @__PURE__ */ object({
			name: textUpTo(300),
			size: count$1
		}),
		refuses: ["cancelled", "not-reachable"]
	}),
	/** Connect the vault worker to a folder and to a reader process: the two ports arrive as window messages `folder-port` and `reader-port`. */
	openFolder: call({
		ask: /* @__PURE__ */ object({ ref }),
		gives: /* @__PURE__ */ object({
			access: /* @__PURE__ */ picklist(["writer", "read-only"]),
			device: textUpTo(64)
		}),
		refuses: ["not-reachable", "not-writable"]
	}),
	/** A new reader process in place of the one that hung or died; its port arrives as `reader-port`. */
	restartReader: call({
		ask: nothing,
		gives: nothing
	}),
	/** The folder of made-up records that comes with the app: names and bytes. */
	sampleRecords: call({
		ask: nothing,
		gives: /* @__PURE__ */ array(/* @__PURE__ */ object({
			name: textUpTo(300),
			bytes
		})),
		refuses: ["not-there"]
	}),
	/** Replace this page's process by a new, empty one. The page is gone before an answer could arrive. */
	lockNow: call({
		ask: nothing,
		gives: nothing
	}),
	/** Keep the window out of screen sharing and pictures of the screen, where the system can do that. */
	hideFromSharing: call({
		ask: /* @__PURE__ */ object({ hidden: /* @__PURE__ */ boolean() }),
		gives: nothing
	}),
	/** The page has painted something worth seeing. */
	painted: call({
		ask: nothing,
		gives: nothing
	}),
	/** The items of the start-up self-check that the shell can see itself. */
	selfCheck: call({
		ask: nothing,
		gives: /* @__PURE__ */ object({
			scheme: /* @__PURE__ */ boolean(),
			printToPdf: /* @__PURE__ */ boolean()
		})
	}),
	/** What a measuring run was asked for (`npm run eval`, `npm run bench`); null in ordinary use. */
	measureTask: call({
		ask: nothing,
		gives: /* @__PURE__ */ nullable(/* @__PURE__ */ object({
			task: /* @__PURE__ */ string(),
			files: /* @__PURE__ */ nullable(/* @__PURE__ */ array(/* @__PURE__ */ object({
				path: /* @__PURE__ */ string(),
				size: count$1
			}))),
			person: /* @__PURE__ */ nullable(/* @__PURE__ */ object({
				name: textUpTo(200),
				born: textUpTo(10)
			}))
		}))
	}),
	measureFile: call({
		ask: /* @__PURE__ */ object({ path: /* @__PURE__ */ string() }),
		gives: bytes,
		refuses: ["not-there"]
	}),
	measureWrite: call({
		ask: /* @__PURE__ */ object({
			path: /* @__PURE__ */ string(),
			text: /* @__PURE__ */ string()
		}),
		gives: nothing,
		refuses: ["not-writable"]
	}),
	measureLog: call({
		ask: /* @__PURE__ */ object({ line: /* @__PURE__ */ string() }),
		gives: nothing
	}),
	measureDone: call({
		ask: /* @__PURE__ */ object({
			line: /* @__PURE__ */ string(),
			exitCode: count$1
		}),
		gives: nothing
	})
};
var diskRefusals = [
	"disk-full",
	"not-writable",
	"not-reachable",
	"read-only"
];
var hexName = /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ regex(/^[0-9a-f]{32}$/));
/** Folders and a name of a readable copy; the shell refuses any part that is not fit for every system. */
var openPath = /* @__PURE__ */ pipe(/* @__PURE__ */ array(/* @__PURE__ */ pipe(textUpTo(120), /* @__PURE__ */ minLength(1))), /* @__PURE__ */ minLength(1), /* @__PURE__ */ maxLength(4));
/** The vault folder's bytes: ciphertext only. Every write is fsynced before its answer. */
var folderDoor = {
	/** The header file and the one before it; null where there is none. */
	readHeaders: call({
		ask: nothing,
		gives: /* @__PURE__ */ object({
			current: /* @__PURE__ */ nullable(bytes),
			previous: /* @__PURE__ */ nullable(bytes)
		}),
		refuses: diskRefusals
	}),
	/** Atomic: the current header becomes the previous one, the new one takes its place. */
	writeHeader: call({
		ask: /* @__PURE__ */ object({ header: chunk }),
		gives: nothing,
		refuses: diskRefusals
	}),
	/** Every device's journal files in order of their number, with lengths. */
	listJournals: call({
		ask: nothing,
		gives: /* @__PURE__ */ array(/* @__PURE__ */ object({
			device: hexName,
			files: /* @__PURE__ */ array(/* @__PURE__ */ object({
				number: count$1,
				length: count$1
			}))
		})),
		refuses: diskRefusals
	}),
	readJournal: call({
		ask: /* @__PURE__ */ object({
			device: hexName,
			number: count$1,
			from: count$1,
			length: /* @__PURE__ */ pipe(count$1, /* @__PURE__ */ maxValue(oneMiB$1))
		}),
		gives: bytes,
		refuses: [...diskRefusals, "not-there"]
	}),
	/** Append one frame at exactly this length of the file (made if missing); `moved` when the file has another length. The commit point: one fsync. */
	appendJournal: call({
		ask: /* @__PURE__ */ object({
			device: hexName,
			number: count$1,
			at: count$1,
			frame: /* @__PURE__ */ pipe(bytes, /* @__PURE__ */ check((value) => value.length <= 64 * oneMiB$1, "too long"))
		}),
		gives: /* @__PURE__ */ object({ length: count$1 }),
		refuses: [...diskRefusals, "moved"]
	}),
	/** Cut the own journal's torn tail back to this length. */
	cutJournal: call({
		ask: /* @__PURE__ */ object({
			device: hexName,
			number: count$1,
			length: count$1
		}),
		gives: nothing,
		refuses: diskRefusals
	}),
	/** Write a blob in chunks under a temporary name; `endBlob` fsyncs and renames it. A blob begun again starts anew. */
	beginBlob: call({
		ask: /* @__PURE__ */ object({ id: hexName }),
		gives: nothing,
		refuses: diskRefusals
	}),
	putBlobChunk: call({
		ask: /* @__PURE__ */ object({
			id: hexName,
			chunk
		}),
		gives: nothing,
		refuses: [...diskRefusals, "not-begun"]
	}),
	endBlob: call({
		ask: /* @__PURE__ */ object({
			id: hexName,
			keep: /* @__PURE__ */ boolean()
		}),
		gives: nothing,
		refuses: [...diskRefusals, "not-begun"]
	}),
	readBlob: call({
		ask: /* @__PURE__ */ object({
			id: hexName,
			from: count$1,
			length: /* @__PURE__ */ pipe(count$1, /* @__PURE__ */ maxValue(1052672))
		}),
		gives: bytes,
		refuses: [...diskRefusals, "not-there"]
	}),
	listBlobs: call({
		ask: nothing,
		gives: /* @__PURE__ */ array(hexName),
		refuses: diskRefusals
	}),
	removeBlob: call({
		ask: /* @__PURE__ */ object({ id: hexName }),
		gives: nothing,
		refuses: diskRefusals
	}),
	/** Every device's snapshots with their lengths, the later ones of each device first. */
	listSnapshots: call({
		ask: nothing,
		gives: /* @__PURE__ */ array(/* @__PURE__ */ object({
			device: hexName,
			seq: count$1,
			length: count$1
		})),
		refuses: diskRefusals
	}),
	readSnapshot: call({
		ask: /* @__PURE__ */ object({
			device: hexName,
			seq: count$1,
			from: count$1,
			length: /* @__PURE__ */ pipe(count$1, /* @__PURE__ */ maxValue(oneMiB$1))
		}),
		gives: bytes,
		refuses: [...diskRefusals, "not-there"]
	}),
	/** Write a snapshot of this device in chunks under a temporary name; `endSnapshot` fsyncs and renames it. One at a time: one begun before is dropped. */
	beginSnapshot: call({
		ask: /* @__PURE__ */ object({
			device: hexName,
			seq: count$1
		}),
		gives: nothing,
		refuses: diskRefusals
	}),
	putSnapshotChunk: call({
		ask: /* @__PURE__ */ object({ chunk }),
		gives: nothing,
		refuses: [...diskRefusals, "not-begun"]
	}),
	endSnapshot: call({
		ask: /* @__PURE__ */ object({ keep: /* @__PURE__ */ boolean() }),
		gives: nothing,
		refuses: [...diskRefusals, "not-begun"]
	}),
	/** Remove a snapshot that this device has written. */
	removeSnapshot: call({
		ask: /* @__PURE__ */ object({
			device: hexName,
			seq: count$1
		}),
		gives: nothing,
		refuses: diskRefusals
	}),
	/** Sealed notes of this computer about the vault (what it last saw); one small file in the app's data folder. */
	readMemory: call({
		ask: nothing,
		gives: /* @__PURE__ */ nullable(bytes)
	}),
	writeMemory: call({
		ask: /* @__PURE__ */ object({ memory: chunk }),
		gives: nothing,
		refuses: diskRefusals
	}),
	/** Ask the person where to save; nothing is written yet. */
	beginExport: call({
		ask: /* @__PURE__ */ object({
			suggestedName: textUpTo(120),
			extension: /* @__PURE__ */ picklist(["pdf", "age"])
		}),
		gives: /* @__PURE__ */ object({
			ref,
			name: textUpTo(300),
			sameDiskAsVault: /* @__PURE__ */ boolean()
		}),
		refuses: ["cancelled", "not-writable"]
	}),
	putExportChunk: call({
		ask: /* @__PURE__ */ object({
			ref,
			chunk
		}),
		gives: nothing,
		refuses: [...diskRefusals, "not-begun"]
	}),
	/** fsync and rename to the chosen name; `keep: false` removes what was written. */
	endExport: call({
		ask: /* @__PURE__ */ object({
			ref,
			keep: /* @__PURE__ */ boolean()
		}),
		gives: /* @__PURE__ */ object({ name: textUpTo(300) }),
		refuses: [...diskRefusals, "not-begun"]
	}),
	/** Where this vault's backups went last; null where there was none. `reachable`: the disk is connected now. */
	backupPlace: call({
		ask: nothing,
		gives: /* @__PURE__ */ nullable(/* @__PURE__ */ object({
			name: textUpTo(300),
			reachable: /* @__PURE__ */ boolean(),
			sameDiskAsVault: /* @__PURE__ */ boolean()
		}))
	}),
	/**
	* Begin a backup under a temporary name: `again` in the folder of the last one, else where the person chooses. `stamp`
	* is the day and minute for its name. `room`: bytes that fit there.
	*/
	beginBackup: call({
		ask: /* @__PURE__ */ object({
			suggestedName: textUpTo(100),
			stamp: /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ regex(/^\d{4}-\d{2}-\d{2} \d{4}$/)),
			again: /* @__PURE__ */ boolean()
		}),
		gives: /* @__PURE__ */ object({
			ref,
			name: textUpTo(300),
			place: textUpTo(300),
			sameDiskAsVault: /* @__PURE__ */ boolean(),
			room: count$1
		}),
		refuses: ["cancelled", ...diskRefusals]
	}),
	putBackupChunk: call({
		ask: /* @__PURE__ */ object({
			ref,
			chunk
		}),
		gives: nothing,
		refuses: [...diskRefusals, "not-begun"]
	}),
	/** Make what was written last, close it and open it again, to be read. Nothing more can be written. */
	settleBackup: call({
		ask: /* @__PURE__ */ object({ ref }),
		gives: /* @__PURE__ */ object({ length: count$1 }),
		refuses: [...diskRefusals, "not-begun"]
	}),
	readBackBackup: call({
		ask: /* @__PURE__ */ object({
			ref,
			from: count$1,
			length: /* @__PURE__ */ pipe(count$1, /* @__PURE__ */ maxValue(oneMiB$1))
		}),
		gives: bytes,
		refuses: [...diskRefusals, "not-begun"]
	}),
	/**
	* Give the backup its name, and only then remove (`removeOld`) this vault's backups there beyond the newest seven that
	* still have the names they were given; `keep: false` removes what was written.
	*/
	endBackup: call({
		ask: /* @__PURE__ */ object({
			ref,
			keep: /* @__PURE__ */ boolean(),
			removeOld: /* @__PURE__ */ boolean(),
			vaultId: hexName
		}),
		gives: /* @__PURE__ */ object({
			name: textUpTo(300),
			removed: count$1
		}),
		refuses: [...diskRefusals, "not-begun"]
	}),
	/** Let the person choose a folder, and make a new one in it for readable copies of everything. */
	beginOpenCopy: call({
		ask: /* @__PURE__ */ object({ suggestedName: textUpTo(100) }),
		gives: /* @__PURE__ */ object({
			ref,
			name: textUpTo(300),
			place: textUpTo(300),
			sameDiskAsVault: /* @__PURE__ */ boolean(),
			room: count$1
		}),
		refuses: ["cancelled", ...diskRefusals]
	}),
	/** Append to a file of it, made when `at` is 0. `path` is folders and a name, each of them fit for every system. */
	putOpenFile: call({
		ask: /* @__PURE__ */ object({
			ref,
			path: openPath,
			at: count$1,
			chunk
		}),
		gives: nothing,
		refuses: [
			...diskRefusals,
			"not-begun",
			"moved"
		]
	}),
	/** Make the file last, and read it again from the disk: its SHA-256 and length. `keep: false` removes it. */
	endOpenFile: call({
		ask: /* @__PURE__ */ object({
			ref,
			path: openPath,
			keep: /* @__PURE__ */ boolean()
		}),
		gives: /* @__PURE__ */ object({
			sha256: textUpTo(64),
			length: count$1
		}),
		refuses: [...diskRefusals, "not-begun"]
	}),
	readOpenFile: call({
		ask: /* @__PURE__ */ object({
			ref,
			path: openPath,
			from: count$1,
			length: /* @__PURE__ */ pipe(count$1, /* @__PURE__ */ maxValue(oneMiB$1))
		}),
		gives: bytes,
		refuses: [...diskRefusals, "not-begun"]
	}),
	/** `keep: false` removes everything that was written. */
	endOpenCopy: call({
		ask: /* @__PURE__ */ object({
			ref,
			keep: /* @__PURE__ */ boolean()
		}),
		gives: /* @__PURE__ */ object({ isGone: /* @__PURE__ */ boolean() }),
		refuses: [...diskRefusals, "not-begun"]
	}),
	/** Print one of our own pages in the hidden print window. `content` is what that page expects (see renderer/print). */
	print: call({
		ask: /* @__PURE__ */ object({
			content: /* @__PURE__ */ unknown(),
			paper: /* @__PURE__ */ picklist(["A4", "Letter"])
		}),
		gives: bytes,
		refuses: ["print-failed"]
	})
};
/** A file of a vault's folder, by what it is. */
var stagedFile = /* @__PURE__ */ variant("kind", [
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("journal"),
		device: hexName,
		number: count$1
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("snapshot"),
		device: hexName,
		seq: count$1
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("blob"),
		id: hexName
	})
]);
/**
* A backup that the person chose, and the folder that a vault is put together in from it. That folder stands beside the
* place the vault is for and takes it in one step at the end; until then nothing there is touched.
*/
var backupDoor = {
	read: call({
		ask: /* @__PURE__ */ object({
			from: count$1,
			length: /* @__PURE__ */ pipe(count$1, /* @__PURE__ */ maxValue(oneMiB$1))
		}),
		gives: bytes,
		refuses: diskRefusals
	}),
	/** Begin a staging folder beside a vault's place; one begun before is dropped. `room`: bytes that fit there. */
	beginStaging: call({
		ask: /* @__PURE__ */ object({ target: ref }),
		gives: /* @__PURE__ */ object({ room: count$1 }),
		refuses: diskRefusals
	}),
	/** Append to a file; made when `at` is 0. */
	stage: call({
		ask: /* @__PURE__ */ object({
			file: stagedFile,
			at: count$1,
			chunk
		}),
		gives: nothing,
		refuses: [
			...diskRefusals,
			"not-begun",
			"moved"
		]
	}),
	/** Make the file last; `keep: false` removes it. */
	endStaged: call({
		ask: /* @__PURE__ */ object({
			file: stagedFile,
			keep: /* @__PURE__ */ boolean()
		}),
		gives: nothing,
		refuses: [...diskRefusals, "not-begun"]
	}),
	stageHeader: call({
		ask: /* @__PURE__ */ object({ header: chunk }),
		gives: nothing,
		refuses: [...diskRefusals, "not-begun"]
	}),
	dropStaging: call({
		ask: nothing,
		gives: nothing
	}),
	/**
	* The staging folder takes the place. What was there is kept beside it under the name in `aside`; a place that was empty
	* had nothing. The vault at that place is closed first.
	*/
	takePlace: call({
		ask: nothing,
		gives: /* @__PURE__ */ object({
			place,
			aside: /* @__PURE__ */ nullable(textUpTo(300))
		}),
		refuses: [...diskRefusals, "not-begun"]
	})
};
// electron/ipc/payload.ts
/** How many parts a message may have; far more than any of ours. It ends the walk through one that contains itself. */
var mostParts = 1e6;
/**
* About how many bytes a message takes in memory; null as soon as it is more than `most` or has absurdly many parts.
* Asked before anything is parsed.
*/
function sizeWithin(value, most) {
	const open = [value];
	let size = 0;
	for (let parts = 0; open.length > 0; parts++) {
		const part = open.pop();
		size += ownSize(part);
		if (size > most || parts > mostParts) return null;
		if (typeof part === "object" && part !== null && !ArrayBuffer.isView(part)) pushAll(open, part);
	}
	return size;
}
function ownSize(part) {
	if (typeof part === "string") return part.length * 2;
	if (ArrayBuffer.isView(part) || part instanceof ArrayBuffer) return part.byteLength;
	return 8;
}
function pushAll(open, part) {
	for (const [name, value] of Object.entries(part)) open.push(name, value);
}
// electron/ipc/answerCall.ts
var ordinary = 16384;
var measured = 268435456;
/** How large a question may be, in bytes: names and numbers in ordinary use, results in a measuring run. */
var mostBytes$1 = (name) => name.startsWith("measure") ? measured : ordinary;
/** Parse one question and answer it. Whatever is asked, there is an answer, and nothing is thrown. */
async function answerCall(handlers, name, raw) {
	if (sizeWithin(raw, mostBytes$1(name)) === null) return refuse("bad-message", "too large");
	const schema = pageDoor[name].ask;
	const asked = parse(schema, raw);
	if (!asked.ok) return refuse("bad-message", name);
	try {
		return await handlers[name](asked.value);
	} catch (fault) {
		logFault(name, fault);
		return refuse("broke", name);
	}
}
var pageCalls = Object.keys(pageDoor);
// electron/ipc/answerPageDoor.ts
/** Answer the page's calls: only those of the main frame of the window's present page, on the app's own host. */
function answerPageDoor(contents, handlers) {
	for (const name of pageCalls) ipcMain.handle(`page/${name}`, (event, raw) => {
		if (isOurs(event, contents())) return answerCall(handlers, name, raw);
		logCode("foreign-frame", name);
		return refuse("bad-message", "foreign-frame");
	});
}
function isOurs({ sender, senderFrame }, contents) {
	if (sender !== contents || contents.isDestroyed() || senderFrame === null) return false;
	return senderFrame === contents.mainFrame && isOn("satchel", senderFrame.url);
}
// electron/files/plainFiles.ts
/** Every file below a folder as a relative path with `/`, in order. Links are left out. */
async function filesBelow(folder, prefix = "") {
	const sorted = (await readdir(join(folder, prefix), { withFileTypes: true })).sort((a, b) => a.name < b.name ? -1 : 1);
	const files = [];
	for (const entry of sorted) {
		const path = prefix + entry.name;
		if (entry.isDirectory()) files.push(...await filesBelow(folder, `${path}/`));
		if (entry.isFile()) files.push({
			path,
			size: (await stat(join(folder, path))).size
		});
	}
	return files;
}
/** The path of a file below a folder; null for anything that is not a plain relative path, such as one with `..`. */
function below(folder, path) {
	const parts = path.split("/");
	return parts.every((part) => part !== "" && part !== "." && part !== ".." && !/[\\\0:]/.test(part)) ? join(folder, ...parts) : null;
}
/** A file's bytes in memory of their own. */
var bytesOf = async (path) => new Uint8Array(await readFile(path));
// electron/files/measuring.ts
var Order = /* @__PURE__ */ object({
	task: /* @__PURE__ */ string(),
	files: /* @__PURE__ */ optional(/* @__PURE__ */ string()),
	out: /* @__PURE__ */ optional(/* @__PURE__ */ string()),
	/** Whose the files are: a name and a birth date (ISO 8601); the made-up patient where nobody is named. */
	person: /* @__PURE__ */ optional(/* @__PURE__ */ object({
		name: /* @__PURE__ */ string(),
		born: /* @__PURE__ */ string()
	}))
});
/** The order in `SATCHEL_MEASURE`; null in ordinary use, and where it is not one. */
function readOrder(text) {
	const order = text === void 0 ? null : parseJson(Order, text);
	return order?.ok ? order.value : null;
}
/** The page's view of the order: the files by relative path, never where they are. */
async function taskOf(order) {
	if (!order) return null;
	const { task, files, person = null } = order;
	return {
		task,
		files: files === void 0 ? null : await filesBelow(files),
		person
	};
}
/** One file of the folder to read. */
async function readMeasured(order, path) {
	const file = order?.files === void 0 ? null : below(order.files, path);
	if (file === null) return refuse("not-there");
	try {
		return ok(await bytesOf(file));
	} catch {
		return refuse("not-there");
	}
}
/** One file of the folder to write; folders on the way are made. */
async function writeMeasured(order, path, content) {
	const file = order?.out === void 0 ? null : below(order.out, path);
	if (file === null) return refuse("not-writable");
	try {
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, content);
		return ok(null);
	} catch {
		return refuse("not-writable");
	}
}
// electron/ipc/measureCalls.ts
/** The calls of a measuring run. Without an order there is no task, and nothing can be read, written or ended. */
function measureCalls(order) {
	return {
		measureTask: async () => ok(await taskOf(order)),
		measureFile: ({ path }) => readMeasured(order, path),
		measureWrite: ({ path, text }) => writeMeasured(order, path, text),
		measureLog: ({ line }) => {
			if (order) process.stdout.write(`${oneLine(line)}\n`);
			return Promise.resolve(ok(null));
		},
		measureDone: ({ line, exitCode }) => {
			if (order) process.stdout.write(`${oneLine(line)}\n`, () => app.exit(exitCode));
			return Promise.resolve(ok(null));
		}
	};
}
var oneLine = (text) => text.replace(/[\r\n]+/g, " ");
// renderer/core/base/rpc.ts
var Message = /* @__PURE__ */ variant("type", [
	/* @__PURE__ */ object({
		type: /* @__PURE__ */ literal("ask"),
		id: /* @__PURE__ */ number(),
		name: /* @__PURE__ */ string(),
		ask: /* @__PURE__ */ unknown()
	}),
	/* @__PURE__ */ object({
		type: /* @__PURE__ */ literal("cancel"),
		id: /* @__PURE__ */ number()
	}),
	/* @__PURE__ */ object({
		type: /* @__PURE__ */ literal("tell"),
		id: /* @__PURE__ */ number(),
		tell: /* @__PURE__ */ unknown()
	}),
	/* @__PURE__ */ object({
		type: /* @__PURE__ */ literal("value"),
		id: /* @__PURE__ */ number(),
		value: /* @__PURE__ */ unknown()
	}),
	/* @__PURE__ */ object({
		type: /* @__PURE__ */ literal("refusal"),
		id: /* @__PURE__ */ number(),
		code: /* @__PURE__ */ string(),
		detail: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string())
	})
]);
var transfers = /* @__PURE__ */ new WeakMap();
function outgoing(value) {
	return {
		value,
		transfer: (typeof value === "object" && value !== null ? transfers.get(value) : void 0) ?? []
	};
}
/** Answer a door's calls on a port. Every question is parsed; a handler that throws is logged and answered `broke`. */
function serve(port, door, handlers, log) {
	const cancels = /* @__PURE__ */ new Map();
	async function answer(id, name, raw) {
		const known = Object.hasOwn(door, name) ? door[name] : void 0;
		const asked = known && parse(known.ask, raw);
		if (!known || !asked?.ok) return sendRefusal(id, {
			code: "bad-message",
			detail: name
		});
		const state = { cancelled: false };
		cancels.set(id, state);
		const result = await handled(name, asked.value, {
			tell: (tell) => port.post({
				type: "tell",
				id,
				tell
			}),
			cancelled: () => state.cancelled,
			onCancel: (act) => state.cancelled ? act() : void (state.act = act)
		});
		cancels.delete(id);
		if (!result.ok) return sendRefusal(id, result.error);
		const { value, transfer } = outgoing(result.value);
		port.post({
			type: "value",
			id,
			value
		}, transfer);
	}
	async function handled(name, ask, hearing) {
		try {
			return await handlers[name](ask, hearing);
		} catch (fault) {
			log(name, fault);
			return refuse("broke", name);
		}
	}
	function sendRefusal(id, refusal) {
		port.post({
			type: "refusal",
			id,
			...refusal
		});
	}
	port.listen((raw) => {
		const message = parse(Message, raw);
		if (!message.ok) return;
		if (message.value.type === "ask") answer(message.value.id, message.value.name, message.value.ask);
		if (message.value.type === "cancel") {
			const state = cancels.get(message.value.id);
			if (!state || state.cancelled) return;
			state.cancelled = true;
			state.act?.();
		}
	});
}
// renderer/core/base/in-order.ts
/** Runs what it is given one after the other, in the order given; a failure of one does not stop the next. */
function inOrder() {
	let last = Promise.resolve();
	return (act) => {
		const done = last.then(act);
		last = done.catch(() => void 0);
		return done;
	};
}
// electron/files/answerBackupDoor.ts
/** The answers about a chosen backup; what is written is written in the order asked. */
function backupHandlers$1(restoring, list) {
	const inTurn = inOrder();
	return {
		read: ({ from, length }) => restoring.read(from, length),
		beginStaging: ({ target }) => inTurn(() => restoring.begin(target)),
		stage: ({ file, at, chunk }) => inTurn(() => restoring.put(file, at, chunk)),
		endStaged: ({ file, keep }) => inTurn(() => restoring.end(file, keep)),
		stageHeader: ({ header }) => inTurn(() => restoring.header(header)),
		dropStaging: async () => {
			await inTurn(() => restoring.drop());
			return ok(null);
		},
		takePlace: () => inTurn(async () => {
			const taken = await restoring.takePlace();
			return taken.ok ? ok({
				place: list.offer(taken.value.path),
				aside: taken.value.aside
			}) : taken;
		})
	};
}
// renderer/core/base/bytes.ts
var encoder = new TextEncoder();
var decoder = new TextDecoder("utf-8", { fatal: true });
/** UTF-8 bytes of a text. */
var utf8 = (text) => encoder.encode(text);
/** The text of UTF-8 bytes; throws where they are not UTF-8. */
var fromUtf8 = (bytes) => decoder.decode(bytes);
Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
// renderer/core/base/file-name.ts
var unfit = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]/g;
var reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i;
/** The longest name in UTF-16 units and in bytes of UTF-8; with an ending and a number it still fits every file system. */
var longest = 100;
var longestBytes = 180;
/** A name that every system takes as one file's name in one folder, made of what was suggested; such a name stays as it is. */
function fileName(suggested) {
	const name = trimmed(cut(trimmed(suggested.toWellFormed().replace(unfit, " ").replace(/\s+/g, " "))));
	return name === "" || reserved.test(name) ? trimmed(cut(`Satchel ${name}`)) : name;
}
/** Spaces and dots at the ends are dropped or hidden by one system or another. */
var trimmed = (name) => name.replace(/^[ .]+|[ .]+$/g, "");
/** As many whole characters as fit. */
function cut(name) {
	let kept = "";
	let bytes = 0;
	for (const character of name) {
		bytes += utf8(character).length;
		if (kept.length + character.length > longest || bytes > longestBytes) break;
		kept += character;
	}
	return kept;
}
// electron/vaultFolder/faults.ts
var full = [
	"ENOSPC",
	"EDQUOT",
	"EFBIG"
];
var forbidden = [
	"EROFS",
	"EACCES",
	"EPERM",
	"ELOOP"
];
var away = [...[
	"ENOENT",
	"ENOTDIR",
	"EISDIR",
	"ENODEV",
	"ENXIO",
	"EIO",
	"ESTALE",
	"ENOTCONN"
], ...[
	"EHOSTDOWN",
	"EHOSTUNREACH",
	"ETIMEDOUT",
	"EBUSY",
	"EREMOTEIO",
	"ENOMEDIUM",
	"UNKNOWN",
	"EBADF"
]];
/** How file systems say that they have no such promise to give. */
var unsupported = [
	"EINVAL",
	"ENOTSUP",
	"EOPNOTSUPP",
	"ENOSYS",
	"EPERM",
	"EACCES",
	"EISDIR",
	"EBADF"
];
/** The system's own code of an error (`ENOSPC`); null when it is not a system error. */
function systemCode(fault) {
	return fault instanceof Error && "code" in fault && typeof fault.code === "string" ? fault.code : null;
}
/** Write: a refusal of the disk becomes a value; what nobody expects is thrown on. */
var writing = (act) => attempted(act, writeCode);
/** Read: a file that may not be read counts as not on this computer now. */
var reading = (act) => attempted(act, readCode);
async function attempted(act, codeOf) {
	try {
		return ok(await act());
	} catch (fault) {
		const system = systemCode(fault);
		const code = system === null ? null : codeOf(system);
		if (system === null || code === null) throw fault;
		return refuse(code, system);
	}
}
function writeCode(system) {
	if (full.includes(system)) return "disk-full";
	if (forbidden.includes(system)) return "not-writable";
	return away.includes(system) ? "not-reachable" : null;
}
var readCode = (system) => forbidden.includes(system) || away.includes(system) ? "not-reachable" : null;
var isMissing$1 = (fault) => systemCode(fault) === "ENOENT";
var isThere$1 = (fault) => systemCode(fault) === "EEXIST";
/** Did the file system refuse a promise that it does not have (FAT, some network disks)? A real fault is none of these. */
var isUnsupported = (fault) => unsupported.includes(systemCode(fault) ?? "");
// electron/vaultFolder/partFile.ts
/**
* A file on its way to the disk: written under a temporary name, made to last, then renamed. What is broken off, and what a
* chunk of was refused, leaves nothing.
*/
var PartFile = class PartFile {
	disk;
	part;
	file;
	length = 0;
	settled = false;
	failed = null;
	constructor(disk, part, file) {
		this.disk = disk;
		this.part = part;
		this.file = file;
	}
	/** Throws as the disk does; also where there is such a file already. */
	static async begin(disk, part) {
		return new PartFile(disk, part, await disk.open(part, "new"));
	}
	/** Whether its bytes last and can be read back. */
	get isSettled() {
		return this.settled;
	}
	/** The next bytes of it. After a refusal every further chunk is refused with the same. */
	async put(chunk) {
		if (this.settled) return refuse("not-begun");
		if (this.failed) return err(this.failed);
		const written = await writing(() => this.file.write(this.length, chunk));
		if (!written.ok) {
			this.failed = written.error;
			return written;
		}
		this.length += chunk.length;
		return ok(null);
	}
	/** Make its bytes last and open it again, so that it can be read back before it gets its name. */
	async settle() {
		if (this.failed) return err(this.failed);
		return writing(async () => {
			this.settled = true;
			await this.file.sync();
			await this.file.close();
			this.file = await this.disk.open(this.part, "read");
			return { length: await this.file.size() };
		});
	}
	/** Bytes of a settled one. */
	async read(from, length) {
		return this.settled ? reading(() => this.file.read(from, length)) : refuse("not-begun");
	}
	/** Give it its name, its bytes having been made to last before; `keepName` makes the name last. Refused, nothing is left. */
	async keep(path, keepName) {
		const kept = this.failed ? err(this.failed) : await writing(() => this.rename(path, keepName));
		if (!kept.ok) await this.drop();
		return kept;
	}
	/** Leave nothing of it. */
	async drop() {
		await this.file.close().catch(() => void 0);
		await this.disk.remove(this.part).catch(() => void 0);
	}
	async rename(path, keepName) {
		if (!this.settled) await this.file.sync();
		await this.file.close();
		await this.disk.rename(this.part, path);
		await keepName();
		return null;
	}
};
// electron/vaultFolder/folder.ts
var folderAt = (disk, root) => ({
	disk,
	root,
	missing: /* @__PURE__ */ new Set()
});
/** Make a folder's names last; where the disk has no such promise that is logged once and the work goes on. */
var keepNames = (folder, path) => ifPossible(folder, "lasting-names", () => folder.disk.syncFolder(path));
/** Keep other users of the computer out, where the disk knows of users. */
var keepOthersOut = (folder) => ifPossible(folder, "closed-to-others", () => folder.disk.closeToOthers(folder.root));
async function ifPossible(folder, promise, act) {
	if (folder.missing.has(promise)) return;
	try {
		await act();
	} catch (fault) {
		if (!isUnsupported(fault)) throw fault;
		folder.missing.add(promise);
		logCode(`disk-without-${promise}`);
	}
}
/** Make the folders `root/a/b` that are missing, each lasting. The root itself is never made: a disk that is gone stays gone. */
async function makeFolders(folder, ...names) {
	let path = folder.root;
	for (const name of names) {
		path = join(path, name);
		if (await isMade(folder.disk, path)) await keepNames(folder, dirname(path));
	}
}
async function isMade(disk, path) {
	try {
		await disk.makeFolder(path);
		return true;
	} catch (fault) {
		if (!isThere$1(fault)) throw fault;
		return false;
	}
}
/** Write a whole file under another name and make its bytes last; the caller renames it. What an earlier try left is replaced. */
async function writeAside(disk, path, bytes) {
	await disk.remove(path);
	const file = await disk.open(path, "new");
	try {
		await file.write(0, bytes);
		await file.sync();
	} catch (fault) {
		await file.close();
		await disk.remove(path).catch(() => void 0);
		throw fault;
	}
	await file.close();
}
/** Is a file of the vault folder not there, the folder itself being there? Throws when it is the folder that is gone. */
async function isAbsent({ disk, root }, path) {
	if (await disk.stat(path) !== null) return false;
	await disk.list(root);
	return true;
}
/** At most `most` bytes from the start of a file; null when there is none. */
async function readStart(disk, path, most) {
	if (await disk.stat(path) === null) return null;
	const file = await disk.open(path, "read");
	try {
		return await file.read(0, most);
	} finally {
		await file.close();
	}
}
// electron/vaultFolder/vaultList.ts
var KnownVault = /* @__PURE__ */ object({
	ref: hexOf(16),
	path: /* @__PURE__ */ string(),
	device: hexOf(16),
	backups: /* @__PURE__ */ optional(/* @__PURE__ */ string())
});
var VaultsFile = /* @__PURE__ */ object({
	version: /* @__PURE__ */ literal(1),
	vaults: /* @__PURE__ */ array(KnownVault)
});
var mostKept = 50;
var mostBytes = 1048576;
/**
* The vault folders this computer knows, newest first, in one file of the app's data folder. Paths stay here; the page
* sees `ref` and the folder's own name. A file that cannot be read counts as empty: every vault then gets a new device
* id, which is always safe (vault.md §1).
*/
var VaultList = class VaultList {
	disk;
	file;
	vaults;
	chosen = /* @__PURE__ */ new Map();
	constructor(disk, file, vaults) {
		this.disk = disk;
		this.file = file;
		this.vaults = vaults;
	}
	static async open(disk, file) {
		return new VaultList(disk, file, await read(disk, file));
	}
	recent() {
		return this.vaults;
	}
	/** A folder the person has just chosen, as the page may name it. It is remembered for good once it has been opened. */
	offer(path) {
		const ref = this.vaults.find((known) => known.path === path)?.ref ?? newName();
		this.chosen.set(ref, path);
		return {
			ref,
			name: folderName(path)
		};
	}
	pathOf(ref) {
		return this.vaults.find((known) => known.ref === ref)?.path ?? this.chosen.get(ref) ?? null;
	}
	/** Note that this folder is opened now: it goes to the front, with a device id of its own (vault.md §1). */
	async opened(ref, path) {
		const known = this.vaults.find((vault) => vault.path === path) ?? {
			ref,
			path,
			device: newName()
		};
		await this.keep(known);
		return known;
	}
	/** The vault goes on under a new device id, because its old journal is not the one remembered. */
	async takeDevice(path, device) {
		const known = this.vaults.find((vault) => vault.path === path);
		if (known) await this.keep({
			...known,
			device
		});
	}
	/** Another vault stands at this path now: a known one gets a new device id. */
	async beginAnew(path) {
		const known = this.vaults.find((vault) => vault.path === path);
		if (known) await this.keep({
			...known,
			device: newName()
		});
	}
	/** Where this vault's backups went last. */
	backupsOf(path) {
		return this.vaults.find((known) => known.path === path)?.backups ?? null;
	}
	async rememberBackups(path, backups) {
		const known = this.vaults.find((vault) => vault.path === path);
		if (known) await this.keep({
			...known,
			backups
		});
	}
	async keep(vault) {
		const vaults = [vault, ...this.vaults.filter(({ path }) => path !== vault.path)].slice(0, mostKept);
		await writeAside(this.disk, `${this.file}.new`, utf8(JSON.stringify({
			version: 1,
			vaults
		})));
		await this.disk.rename(`${this.file}.new`, this.file);
		await this.disk.syncFolder(dirname(this.file)).catch(() => void 0);
		this.vaults = vaults;
	}
};
/** The last part of a path; what is shown of a folder. */
var folderName = (path) => basename(path).slice(0, 300) || "/";
var newName = () => randomBytes(16).toString("hex");
async function read(disk, file) {
	try {
		const bytes = await readStart(disk, file, mostBytes);
		if (!bytes) return [];
		const parsed = parseJson(VaultsFile, fromUtf8(bytes));
		return parsed.ok ? parsed.value.vaults : [];
	} catch (fault) {
		logFault("vault list", fault);
		return [];
	}
}
// electron/files/exports.ts
/**
* Files a person asked for: written beside the chosen name under a random one (0600), made to last, then renamed. What
* is broken off leaves nothing.
*/
var Exports = class {
	begun = /* @__PURE__ */ new Map();
	disk;
	vaultRoot;
	ask;
	open = true;
	constructor(disk, vaultRoot, ask) {
		this.disk = disk;
		this.vaultRoot = vaultRoot;
		this.ask = ask;
	}
	async begin(suggestion) {
		if (this.begun.size >= 8) return refuse("bad-message", "too many exports begun");
		const suggestedName = fileName(suggestion.suggestedName);
		const path = await this.ask({
			...suggestion,
			suggestedName
		});
		if (path === null || !this.isOpen()) return refuse("cancelled");
		const part = join(dirname(path), `.${randomBytes(8).toString("hex")}.part`);
		const opened = await writing(async () => {
			return {
				file: await PartFile.begin(this.disk, part),
				sameDiskAsVault: await this.isOnVaultDisk(dirname(path))
			};
		});
		if (!opened.ok) return refuse("not-writable", opened.error.detail);
		const ref = randomBytes(16).toString("hex");
		this.begun.set(ref, {
			file: opened.value.file,
			path
		});
		return ok({
			ref,
			name: folderName(path),
			sameDiskAsVault: opened.value.sameDiskAsVault
		});
	}
	async put(ref, chunk) {
		return this.begun.get(ref)?.file.put(chunk) ?? refuse("not-begun");
	}
	async end(ref, keep) {
		const begun = this.begun.get(ref);
		if (!begun) return refuse("not-begun");
		this.begun.delete(ref);
		const { file, path } = begun;
		const ended = keep ? await file.keep(path, () => this.keepName(path)) : ok(await file.drop());
		return ended.ok ? ok({ name: folderName(path) }) : ended;
	}
	/** Leave nothing half written behind. */
	async close() {
		this.open = false;
		for (const { file } of this.begun.values()) await file.drop();
		this.begun.clear();
	}
	isOpen() {
		return this.open;
	}
	async isOnVaultDisk(folder) {
		const [chosen, vault] = await Promise.all([this.disk.stat(folder), this.disk.stat(this.vaultRoot)]);
		return chosen !== null && vault !== null && chosen.device === vault.device;
	}
	keepName(path) {
		return this.disk.syncFolder(dirname(path)).catch(() => void 0);
	}
};
/** The path with this ending: the one the person gave, if it has it already. */
function withExtension(path, extension) {
	return extname(path).toLowerCase() === `.${extension}` && basename(path).toLowerCase() !== `.${extension}` ? path : `${path}.${extension}`;
}
// electron/files/dialogs.ts
/** Where the system proposes to put things: the person's documents, or the home folder where there is no such folder. */
function proposedFolder() {
	try {
		return app.getPath("documents");
	} catch {
		return app.getPath("home");
	}
}
/**
* The system's dialog for saving. Where it does not add the ending itself and the name with the ending is taken, it is
* shown again with that name, so that the system asks before anything is replaced.
*/
function askWhereToSave(window) {
	return async ({ suggestedName, extension }) => {
		let proposal = join(proposedFolder(), withExtension(suggestedName, extension));
		for (;;) {
			const { canceled, filePath } = await dialog.showSaveDialog(window, {
				defaultPath: proposal,
				filters: [{
					name: extension.toUpperCase(),
					extensions: [extension]
				}],
				properties: [
					"showOverwriteConfirmation",
					"createDirectory",
					"dontAddToRecent"
				]
			});
			if (canceled || filePath === "") return null;
			const complete = withExtension(filePath, extension);
			if (complete === filePath || !await isThere(complete)) return complete;
			proposal = complete;
		}
	};
}
/** Where a new vault folder goes: a name and a place; null when the person changes their mind. */
async function askForNewFolder(window, suggestedName) {
	const { canceled, filePath } = await dialog.showSaveDialog(window, {
		defaultPath: await freeName(join(proposedFolder(), suggestedName)),
		properties: ["createDirectory", "dontAddToRecent"]
	});
	return canceled || filePath === "" ? null : filePath;
}
/** An existing folder; null when the person changes their mind. */
async function askForFolder(window) {
	const { canceled, filePaths } = await dialog.showOpenDialog(window, {
		defaultPath: proposedFolder(),
		properties: ["openDirectory", "dontAddToRecent"]
	});
	return canceled ? null : filePaths[0] ?? null;
}
/** A backup file; null when the person changes their mind. */
async function askForBackup(window) {
	const { canceled, filePaths } = await dialog.showOpenDialog(window, {
		defaultPath: proposedFolder(),
		filters: [{
			name: "Satchel backup",
			extensions: ["satchel-backup"]
		}],
		properties: ["openFile", "dontAddToRecent"]
	});
	return canceled ? null : filePaths[0] ?? null;
}
/** A folder to put something in, which can be made on the way; null when the person changes their mind. */
function askForPlace(window) {
	return async () => {
		const { canceled, filePaths } = await dialog.showOpenDialog(window, {
			defaultPath: proposedFolder(),
			properties: [
				"openDirectory",
				"createDirectory",
				"dontAddToRecent"
			]
		});
		return canceled ? null : filePaths[0] ?? null;
	};
}
/** `Records`, or `Records 2` where there is one already. */
async function freeName(path) {
	for (let number = 1; number < 100; number++) {
		const candidate = number === 1 ? path : join(dirname(path), `${basename(path)} ${String(number)}`);
		if (!await isThere(candidate)) return candidate;
	}
	return path;
}
var isThere = (path) => stat(path).then(() => true, () => false);
// electron/vaultFolder/layout.ts
/** The names in a vault folder (docs/vault-format.md). */
var headerName = "vault.json";
var previousHeaderName = "vault.previous.json";
var journalsFolder = (root) => join(root, "journal");
var journalFolder = (root, device) => join(root, "journal", device);
var journalFile = (root, device, number) => join(root, "journal", device, `${String(number)}.log`);
var snapshotsFolder = (root) => join(root, "snapshots");
var snapshotFile = (root, device, seq) => join(snapshotsFolder(root), `${device}-${String(seq)}.snap`);
var blobsFolder = (root) => join(root, "blobs");
var blobFolder = (root, id) => join(root, "blobs", id.slice(0, 2));
var blobFile = (root, id) => join(blobFolder(root, id), id);
/** The name of a blob while it is being written. It names the device, so that nobody clears away another's in a synced folder. */
var blobPart = (root, id, device) => join(blobFolder(root, id), `${id}.${device}.part`);
/** 16 bytes in lower-case hex: names of devices and blobs. */
var isHexName = (name) => /^[0-9a-f]{32}$/.test(name);
/** The number of a journal file's name, written in one way only; null for any other name. */
function journalNumber(name) {
	const digits = /^(0|[1-9][0-9]{0,8})\.log$/.exec(name)?.[1];
	return digits === void 0 ? null : Number(digits);
}
/** The name of a snapshot while it is being written; it names the device that writes it. */
var snapshotPart = (root, name) => `${snapshotFile(root, name.device, name.seq)}.part`;
/** Whose snapshot a file's name says it is, and after which frame, written in one way only; null for any other name. */
function snapshotName(name) {
	const [, device, seq] = /^([0-9a-f]{32})-(0|[1-9][0-9]{0,14})\.snap$/.exec(name) ?? [];
	return device === void 0 || seq === void 0 ? null : {
		device,
		seq: Number(seq)
	};
}
/** The device that has been writing a half written snapshot; null for any other name. */
var snapshotPartOf = (name) => name.endsWith(".part") ? snapshotName(name.slice(0, -5))?.device ?? null : null;
// electron/vaultFolder/trees.ts
/** Remove a folder of our own making with all that is in it. */
async function removeTree(disk, root) {
	if (await disk.stat(root) === null) return;
	for (const { name, isFolder } of await disk.list(root)) {
		const path = join(root, name);
		await (isFolder ? removeTree(disk, path) : disk.remove(path));
	}
	await disk.removeFolder(root);
}
/** Make the folders that are missing between a root, which is there, and a file below it. */
async function makeFoldersFor(disk, root, path) {
	const folder = dirname(path);
	if (folder === root || folder.length <= root.length) return;
	await makeFoldersFor(disk, root, folder);
	try {
		await disk.makeFolder(folder);
	} catch (fault) {
		if (!isThere$1(fault)) throw fault;
	}
}
// electron/files/switchOver.ts
/** A restored vault on its way to its place: where it stands, where it goes, and where what is there goes. */
var Switch = /* @__PURE__ */ object({
	staging: /* @__PURE__ */ string(),
	target: /* @__PURE__ */ string(),
	aside: /* @__PURE__ */ string(),
	isSwitching: /* @__PURE__ */ boolean()
});
var noteIn = (data) => join(data, "restore.json");
/** Note it in the app's data folder, so that a crash on the way leaves nothing half done. Paths stay in the shell. */
async function noteSwitch(disk, data, note) {
	await writeAside(disk, `${noteIn(data)}.new`, utf8(JSON.stringify(note)));
	await disk.rename(`${noteIn(data)}.new`, noteIn(data));
	await disk.syncFolder(data).catch(() => void 0);
}
async function forgetSwitch(disk, data) {
	await disk.remove(noteIn(data)).catch(() => void 0);
}
/**
* Put what is at the place aside and the staging folder in it. Gives back where the old one is; null where the place was
* empty. The note stays until this computer has begun anew there.
*/
async function switchOver(disk, data, note) {
	const { staging, target, aside } = note;
	await syncTree(disk, staging);
	await noteSwitch(disk, data, {
		...note,
		isSwitching: true
	});
	const old = await disk.stat(target) === null ? [] : await disk.list(target);
	if (old.length > 0) await disk.rename(target, aside);
	else if (await disk.stat(target) !== null) await disk.removeFolder(target);
	await disk.rename(staging, target);
	await disk.syncFolder(dirname(target)).catch(() => void 0);
	return old.length > 0 ? aside : null;
}
/**
* What a crash left of a restore, settled before any vault is opened: where the old vault had been put aside already, the
* restored one follows; otherwise the old one stays and what was staged is removed. `beginAnew` is told of a place that a
* restored vault has taken.
*/
async function settleRestore(disk, data, beginAnew) {
	try {
		const note = await readNote(disk, data);
		if (!note) return;
		const { staging, target, isSwitching } = note;
		if (await disk.stat(dirname(target)) === null) return;
		const [staged, there] = await Promise.all([disk.stat(staging), disk.stat(target)]);
		if (isSwitching && staged && !there) await disk.rename(staging, target);
		else await removeTree(disk, staging);
		if (isSwitching && (!staged || !there)) await beginAnew(target);
		await forgetSwitch(disk, data);
	} catch (fault) {
		logFault("restore", fault);
	}
}
async function readNote(disk, data) {
	const bytes = await readStart(disk, noteIn(data), 65536);
	if (!bytes) return null;
	const parsed = parseJson(Switch, fromUtf8(bytes));
	return parsed.ok ? parsed.value : null;
}
/** Make the names in all its folders last; the files are already. */
async function syncTree(disk, root) {
	for (const { name, isFolder } of await disk.list(root)) if (isFolder) await syncTree(disk, join(root, name));
	await disk.syncFolder(root).catch(() => void 0);
}
// electron/files/restoring.ts
/** A chosen backup file, and the folder in which a vault is put together from it (backupDoor). */
var Restoring = class {
	services;
	source;
	staging = null;
	constructor(services, source) {
		this.services = services;
		this.source = source;
	}
	read(from, length) {
		return reading(() => this.source.read(from, length));
	}
	async begin(ref) {
		await this.drop();
		const target = this.services.pathOf(ref);
		if (target === null) return refuse("not-reachable", "unknown");
		const { disk, data } = this.services;
		const root = join(dirname(target), `.${basename(target).slice(0, 80)}.${randomBytes(4).toString("hex")}.restoring`);
		return writing(async () => {
			const note = {
				staging: root,
				target,
				aside: await this.asideOf(target),
				isSwitching: false
			};
			await noteSwitch(disk, data, note);
			await disk.makeFolder(root);
			this.staging = {
				note,
				files: /* @__PURE__ */ new Map(),
				hasHeader: false
			};
			return { room: await disk.freeBytes(root).catch(() => Number.MAX_SAFE_INTEGER) };
		});
	}
	async put(file, at, chunk) {
		const { staging } = this;
		if (!staging) return refuse("not-begun");
		const path = pathIn(staging.note.staging, file);
		const known = staging.files.get(path);
		if ((known?.length ?? 0) !== at) return refuse("moved");
		return writing(async () => {
			const open = known ?? await this.newFile(staging, path);
			await open.file.write(at, chunk);
			open.length += chunk.length;
			return null;
		});
	}
	async end(file, keep) {
		const { staging } = this;
		const path = staging && pathIn(staging.note.staging, file);
		const open = path === null ? void 0 : staging?.files.get(path);
		if (!staging || path === null) return refuse("not-begun");
		staging.files.delete(path);
		return writing(async () => {
			const { file: handle } = open ?? await this.newFile(staging, path);
			staging.files.delete(path);
			try {
				if (keep) await handle.sync();
			} finally {
				await handle.close();
			}
			if (!keep) await this.services.disk.remove(path);
			return null;
		});
	}
	async header(bytes) {
		const { staging } = this;
		if (!staging) return refuse("not-begun");
		const { disk } = this.services;
		return writing(async () => {
			for (const name of [previousHeaderName, headerName]) await writeAside(disk, join(staging.note.staging, name), bytes);
			staging.hasHeader = true;
			return null;
		});
	}
	async drop() {
		const { staging } = this;
		this.staging = null;
		if (!staging) return;
		const { disk, data } = this.services;
		for (const { file } of staging.files.values()) await file.close().catch(() => void 0);
		await removeTree(disk, staging.note.staging).catch(() => void 0);
		await forgetSwitch(disk, data);
	}
	/** The staging folder takes the place it was made for; at no moment is either vault half there. */
	async takePlace() {
		const { staging } = this;
		if (!staging?.hasHeader || staging.files.size > 0) return refuse("not-begun");
		const { disk, data, closeVault, beginAnew } = this.services;
		await closeVault();
		const { target } = staging.note;
		this.staging = null;
		const switched = await writing(async () => {
			const aside = await switchOver(disk, data, staging.note);
			await beginAnew(target);
			await forgetSwitch(disk, data);
			return aside;
		});
		if (!switched.ok) {
			await settleRestore(disk, data, beginAnew);
			return switched;
		}
		return ok({
			path: target,
			aside: switched.value === null ? null : folderName(switched.value)
		});
	}
	async close() {
		await this.drop();
		await this.source.close().catch(() => void 0);
	}
	async newFile({ note, files }, path) {
		await makeFoldersFor(this.services.disk, note.staging, path);
		const open = {
			file: await this.services.disk.open(path, "new"),
			length: 0
		};
		files.set(path, open);
		return open;
	}
	async asideOf(target) {
		const { disk, today } = this.services;
		for (let number = 1;; number++) {
			const path = `${target} before restore ${today()}${number === 1 ? "" : ` ${String(number)}`}`;
			if (number > 99 || await disk.stat(path) === null) return path;
		}
	}
};
function pathIn(root, file) {
	switch (file.kind) {
		case "journal": return journalFile(root, file.device, file.number);
		case "snapshot": return snapshotFile(root, file.device, file.seq);
		case "blob": return blobFile(root, file.id);
	}
}
/** A file to restore from, opened; a folder or something that cannot be read is refused. */
async function openBackupFile(disk, path) {
	const opened = await reading(() => disk.open(path, "read"));
	return opened.ok ? opened : refuse("not-reachable");
}
// electron/vaultFolder/folderPort.ts
var mostUnanswered = 64;
var mostUnansweredBytes = 201326592;
var Ask = /* @__PURE__ */ object({
	type: /* @__PURE__ */ literal("ask"),
	id: /* @__PURE__ */ number()
});
var Answer = /* @__PURE__ */ object({
	type: /* @__PURE__ */ picklist(["value", "refusal"]),
	id: /* @__PURE__ */ number()
});
/**
* A port between processes as `rpc` speaks over it. Bytes are copied, never transferred: a transferred ArrayBuffer
* arrives as null (vault.md §0). An asker who sends more than 64 questions or 192 MiB without waiting for answers gets
* `bad-message`, so that the shell's memory stays bounded.
*/
function folderPort(port) {
	const unanswered = /* @__PURE__ */ new Map();
	let bytes = 0;
	function isTaken(id, message) {
		const size = sizeWithin(message, mostUnansweredBytes);
		if (size === null || unanswered.size >= mostUnanswered || bytes + size > mostUnansweredBytes) return false;
		if (unanswered.has(id)) return false;
		unanswered.set(id, size);
		bytes += size;
		return true;
	}
	return {
		post(message) {
			const answer = parse(Answer, message);
			if (answer.ok) {
				bytes -= unanswered.get(answer.value.id) ?? 0;
				unanswered.delete(answer.value.id);
			}
			try {
				port.postMessage(message);
			} catch (fault) {
				logFault("folder port", fault);
			}
		},
		listen(hear) {
			port.on("message", ({ data }) => {
				const ask = parse(Ask, data);
				if (!ask.ok || isTaken(ask.value.id, data)) return hear(data);
				port.postMessage({
					type: "refusal",
					id: ask.value.id,
					code: "bad-message",
					detail: "too many at once"
				});
			});
			port.start();
		}
	};
}
// electron/ipc/openBackup.ts
function backupLine({ main, list, services, startedWith }) {
	let open = null;
	async function close() {
		const old = open;
		open = null;
		old?.hangUp();
		await old?.restoring.close();
	}
	async function connectTo(page, path) {
		const file = await openBackupFile(services.disk, path);
		if (!file.ok) return file;
		await close();
		const restoring = new Restoring(services, file.value);
		const { port1, port2 } = new MessageChannelMain();
		open = {
			restoring,
			hangUp: () => port1.close()
		};
		serve(folderPort(port1), backupDoor, backupHandlers$1(restoring, list), logFault);
		const size = await file.value.size();
		if (page.isDestroyed() || page !== main().contents()) {
			await close();
			return refuse("cancelled");
		}
		page.postMessage("port", "backup-port", [port2]);
		return ok({
			name: folderName(path),
			size
		});
	}
	const chooseBackup = async ({ how }) => {
		const page = main().contents();
		const path = how === "dialog" ? await askForBackup(main().window) : startedWith.take();
		return path === null ? refuse("cancelled") : connectTo(page, path);
	};
	return {
		chooseBackup,
		close
	};
}
// electron/files/oldBackups.ts
/** Where the header's length stands in a backup, and where the header begins (docs/vault-format.md, VF-23). */
var lengthAt = 8;
var headerAt = 72;
var mostHeaderBytes = 65536;
var Header = /* @__PURE__ */ object({
	kind: /* @__PURE__ */ literal("satchel-vault"),
	vaultId: /* @__PURE__ */ string()
});
/** The day, the minute and perhaps a number that Satchel put behind a name. A renamed backup has none and is never removed. */
var stamped = / (\d{4}-\d{2}-\d{2} \d{4})(?: (\d{1,2}))?\.satchel-backup$/;
/**
* The backups in a folder that may go now that `keep` is there: those of this very vault, under the names they were given,
* beyond the newest seven by name. Nothing else is ever named.
*/
async function backupsToRemove(disk, folder, { keep, vaultId }) {
	const listed = await reading(() => disk.list(folder));
	if (!listed.ok) return [];
	const others = [];
	for (const { name, isFolder } of listed.value) {
		const stamp = stamped.exec(name);
		if (isFolder || name === keep || !stamp) continue;
		if (await vaultOf(disk, join(folder, name)) !== vaultId) continue;
		others.push({
			name,
			order: `${stamp[1] ?? ""} ${(stamp[2] ?? "1").padStart(2, "0")}`
		});
	}
	return others.sort((a, b) => a.order < b.order ? 1 : -1).slice(6).map(({ name }) => name);
}
/** The vault that a backup is of, by the header that stands in it in the clear; null for anything else. */
async function vaultOf(disk, path) {
	const read = await reading(async () => {
		const file = await disk.open(path, "read");
		try {
			return await file.read(0, 65608);
		} finally {
			await file.close();
		}
	});
	if (!read.ok || read.value.length < headerAt || String.fromCharCode(...read.value.subarray(0, 4)) !== "SBAK") return null;
	const { buffer, byteOffset } = read.value;
	const length = new DataView(buffer, byteOffset).getUint32(lengthAt);
	return vaultIdIn(read.value.subarray(headerAt, headerAt + Math.min(length, mostHeaderBytes)));
}
function vaultIdIn(header) {
	try {
		const parsed = parseJson(Header, fromUtf8(header));
		return parsed.ok ? parsed.value.vaultId : null;
	} catch {
		return null;
	}
}
// electron/files/backups.ts
var backupExtension = "satchel-backup";
/**
* Backups of a vault: written beside the chosen name under a random one, made to last, opened again and read by the
* asker, and only then renamed. What is broken off leaves nothing, and leaves earlier backups as they are.
*/
var Backups = class {
	disk;
	vault;
	ask;
	begun = null;
	open = true;
	constructor(disk, vault, ask) {
		this.disk = disk;
		this.vault = vault;
		this.ask = ask;
	}
	async place() {
		const folder = this.vault.backups();
		if (folder === null) return null;
		const found = await reading(() => this.disk.stat(folder));
		const reachable = found.ok && found.value?.isFolder === true;
		return {
			name: folderName(folder),
			reachable,
			sameDiskAsVault: reachable && await this.isOnVaultDisk(folder)
		};
	}
	async begin(asked) {
		const path = await this.pathFor(fileName(`${asked.suggestedName} ${asked.stamp}`), asked.again);
		if (!path.ok) return path;
		if (!this.isOpen()) return refuse("cancelled");
		await this.dropBegun();
		const folder = dirname(path.value);
		const ref = randomBytes(16).toString("hex");
		const part = join(folder, `.${ref}.part`);
		const opened = await writing(async () => {
			return {
				file: await PartFile.begin(this.disk, part),
				room: await this.disk.freeBytes(folder).catch(() => Number.MAX_SAFE_INTEGER),
				sameDiskAsVault: await this.isOnVaultDisk(folder)
			};
		});
		if (!opened.ok) return opened;
		const { file, room, sameDiskAsVault } = opened.value;
		this.begun = {
			ref,
			file,
			path: path.value
		};
		return ok({
			ref,
			name: folderName(path.value),
			place: folderName(folder),
			sameDiskAsVault,
			room
		});
	}
	async put(ref, chunk) {
		return this.begunAs(ref)?.file.put(chunk) ?? refuse("not-begun");
	}
	async settle(ref) {
		return this.begunAs(ref)?.file.settle() ?? refuse("not-begun");
	}
	async read(ref, from, length) {
		return this.begunAs(ref)?.file.read(from, length) ?? refuse("not-begun");
	}
	async end(ref, { keep, removeOld, vaultId }) {
		const begun = this.begunAs(ref);
		if (!begun || keep && !begun.file.isSettled) return refuse("not-begun");
		const { file, path } = begun;
		const name = folderName(path);
		const folder = dirname(path);
		this.begun = null;
		if (!keep) {
			await file.drop();
			return ok({
				name,
				removed: 0
			});
		}
		const kept = await file.keep(path, () => this.disk.syncFolder(folder).catch(() => void 0));
		if (!kept.ok) return kept;
		await this.vault.rememberBackups(folder).catch(() => void 0);
		if (!removeOld) return ok({
			name,
			removed: 0
		});
		return ok({
			name,
			removed: await this.removeOld(folder, {
				keep: basename(path),
				vaultId
			})
		});
	}
	/** Leave nothing half written behind. */
	async close() {
		this.open = false;
		await this.dropBegun();
	}
	async removeOld(folder, { keep, vaultId }) {
		let removed = 0;
		for (const name of await backupsToRemove(this.disk, folder, {
			keep,
			vaultId
		})) if ((await writing(() => this.disk.remove(join(folder, name)))).ok) removed++;
		return removed;
	}
	async pathFor(name, again) {
		if (again) {
			const folder = this.vault.backups();
			const found = folder === null ? null : await reading(() => this.disk.stat(folder));
			if (folder === null || !found?.ok || !found.value?.isFolder) return refuse("not-reachable");
			return ok(await this.freeName(folder, name));
		}
		const path = await this.ask({
			suggestedName: name,
			extension: backupExtension
		});
		return path === null ? refuse("cancelled") : ok(path);
	}
	/** Two backups in one minute: the second has a number behind its name. */
	async freeName(folder, name) {
		for (let number = 1;; number++) {
			const path = join(folder, withExtension(number === 1 ? name : `${name} ${String(number)}`, backupExtension));
			if (number > 99 || await this.disk.stat(path) === null) return path;
		}
	}
	begunAs(ref) {
		return this.begun?.ref === ref ? this.begun : null;
	}
	isOpen() {
		return this.open;
	}
	async isOnVaultDisk(folder) {
		const [chosen, vault] = await Promise.all([this.disk.stat(folder), this.disk.stat(this.vault.root)]);
		return chosen !== null && vault !== null && chosen.device === vault.device;
	}
	async dropBegun() {
		const { begun } = this;
		this.begun = null;
		await begun?.file.drop();
	}
};
// electron/files/openCopies.ts
var oneMiB = 1048576;
/** Readable copies of everything, in a new folder where the person wants it. Every part of a path is one plain name. */
var OpenCopies = class {
	disk;
	vaultRoot;
	ask;
	begun = null;
	open = true;
	constructor(disk, vaultRoot, ask) {
		this.disk = disk;
		this.vaultRoot = vaultRoot;
		this.ask = ask;
	}
	async begin(suggestedName) {
		const folder = await this.ask();
		if (folder === null || !this.isOpen()) return refuse("cancelled");
		await this.drop();
		const made = await writing(async () => {
			const root = await this.newFolder(folder, fileName(suggestedName));
			const [chosen, vault] = await Promise.all([this.disk.stat(folder), this.disk.stat(this.vaultRoot)]);
			return {
				root,
				room: await this.disk.freeBytes(folder).catch(() => Number.MAX_SAFE_INTEGER),
				sameDiskAsVault: chosen !== null && chosen.device === vault?.device
			};
		});
		if (!made.ok) return made;
		const { root, room, sameDiskAsVault } = made.value;
		const ref = randomBytes(16).toString("hex");
		this.begun = {
			ref,
			root,
			files: /* @__PURE__ */ new Map()
		};
		return ok({
			ref,
			name: folderName(root),
			place: folderName(folder),
			sameDiskAsVault,
			room
		});
	}
	async put(ref, { path, at, chunk }) {
		const full = this.pathOf(ref, path);
		if (!full.ok) return full;
		const { begun, whole } = full.value;
		return this.written(begun, whole, at, chunk);
	}
	async written(begun, whole, at, chunk) {
		const opened = await writing(async () => begun.files.get(whole) ?? (at === 0 ? await this.newFile(begun, whole) : null));
		if (!opened.ok) return opened;
		const file = opened.value;
		if (!file || file.length !== at) return refuse("moved");
		const put = await writing(() => file.file.write(at, chunk));
		if (!put.ok) return put;
		file.length += chunk.length;
		return ok(null);
	}
	async end(ref, path, keep) {
		const full = this.pathOf(ref, path);
		if (!full.ok) return full;
		const { begun, whole } = full.value;
		const file = begun.files.get(whole);
		if (!file) return refuse("not-begun");
		begun.files.delete(whole);
		return writing(async () => {
			if (keep) await file.file.sync();
			await file.file.close();
			if (!keep) {
				await this.disk.remove(whole);
				return {
					sha256: "",
					length: 0
				};
			}
			return this.hashOf(whole);
		});
	}
	async read(ref, { path, from, length }) {
		const full = this.pathOf(ref, path);
		if (!full.ok) return full;
		return reading(async () => {
			const file = await this.disk.open(full.value.whole, "read");
			try {
				return await file.read(from, length);
			} finally {
				await file.close();
			}
		});
	}
	/** `isGone`: nothing of it is left. */
	async finish(ref, keep) {
		if (this.begun?.ref !== ref) return refuse("not-begun");
		if (!keep) return ok({ isGone: await this.drop() });
		const { root } = this.begun;
		this.begun = null;
		await this.disk.syncFolder(root).catch(() => void 0);
		await this.disk.syncFolder(dirname(root)).catch(() => void 0);
		return ok({ isGone: false });
	}
	async close() {
		this.open = false;
		await this.drop();
	}
	pathOf(ref, path) {
		const { begun } = this;
		if (begun?.ref !== ref) return refuse("not-begun");
		if (path.some((part) => fileName(part) !== part)) return refuse("bad-message", "not a plain name");
		return ok({
			begun,
			whole: join(begun.root, ...path)
		});
	}
	async newFile(begun, whole) {
		await makeFoldersFor(this.disk, begun.root, whole);
		const file = {
			file: await this.disk.open(whole, "new"),
			length: 0
		};
		begun.files.set(whole, file);
		return file;
	}
	async hashOf(path) {
		const sha256 = createHash("sha256");
		const file = await this.disk.open(path, "read");
		try {
			const length = await file.size();
			for (let at = 0; at < length; at += oneMiB) sha256.update(await file.read(at, oneMiB));
			return {
				sha256: sha256.digest("hex"),
				length
			};
		} finally {
			await file.close();
		}
	}
	async newFolder(folder, name) {
		for (let number = 1;; number++) {
			const path = join(folder, number === 1 ? name : `${name} ${String(number)}`);
			try {
				await this.disk.makeFolder(path);
				return path;
			} catch (fault) {
				if (!isThere$1(fault) || number > 99) throw fault;
			}
		}
	}
	isOpen() {
		return this.open;
	}
	/** Remove what was begun; false where something of it may be left. */
	async drop() {
		const { begun } = this;
		this.begun = null;
		if (!begun) return true;
		for (const { file } of begun.files.values()) await file.close().catch(() => void 0);
		return (await writing(() => removeTree(this.disk, begun.root)).catch(() => null))?.ok === true;
	}
};
// electron/vaultFolder/blobs.ts
/** How many blobs may be half written at once. */
var mostBegun = 16;
/** Sealed blobs on their way to the disk: written under a temporary name, renamed when whole and lasting. */
var BlobWriter = class {
	begun = /* @__PURE__ */ new Map();
	folder;
	device;
	constructor(folder, device) {
		this.folder = folder;
		this.device = device;
	}
	async begin(id) {
		await this.drop(id);
		if (this.begun.size >= mostBegun) return refuse("bad-message", "too many blobs begun");
		const part = blobPart(this.folder.root, id, this.device());
		const opened = await writing(async () => {
			await makeFolders(this.folder, "blobs", id.slice(0, 2));
			await this.folder.disk.remove(part);
			return PartFile.begin(this.folder.disk, part);
		});
		if (!opened.ok) return opened;
		this.begun.set(id, opened.value);
		return ok(null);
	}
	async put(id, chunk) {
		return this.begun.get(id)?.put(chunk) ?? refuse("not-begun");
	}
	/** Keep it (its bytes last, then its name), or leave nothing. A blob of which a chunk was refused is never kept. */
	async end(id, keep) {
		const blob = this.begun.get(id);
		if (!blob) return refuse("not-begun");
		if (!keep) {
			await this.drop(id);
			return ok(null);
		}
		const { root } = this.folder;
		const kept = await blob.keep(blobFile(root, id), () => keepNames(this.folder, blobFolder(root, id)));
		this.begun.delete(id);
		return kept;
	}
	/** Leave nothing half written behind. */
	async close() {
		for (const id of this.begun.keys()) await this.drop(id);
	}
	/** Is this temporary file one of those being written now? */
	isWriting(path) {
		return [...this.begun.values()].some(({ part }) => part === path);
	}
	async drop(id) {
		const blob = this.begun.get(id);
		this.begun.delete(id);
		await blob?.drop();
	}
};
/** Bytes of a sealed blob; shorter where it ends. */
async function readBlob({ disk, root }, { id, from, length }) {
	const read = await reading(async () => {
		if (await isAbsent({
			disk,
			root
		}, blobFile(root, id))) return null;
		const file = await disk.open(blobFile(root, id), "read");
		try {
			return await file.read(from, length);
		} finally {
			await file.close();
		}
	});
	if (!read.ok) return read;
	return read.value === null ? refuse("not-there") : ok(read.value);
}
/**
* The ids of all whole blobs, and on the way the names that a crash of this very device left half written
* (`leftOver`, full paths). Blobs of other devices that are still arriving are neither.
*/
function listBlobs({ disk, root }, device) {
	return reading(async () => {
		const ids = [];
		const leftOver = [];
		if (!(await disk.list(root)).some(({ name, isFolder }) => isFolder && name === "blobs")) return {
			ids,
			leftOver
		};
		for (const { name: start, isFolder } of await disk.list(blobsFolder(root))) {
			if (!isFolder || !/^[0-9a-f]{2}$/.test(start)) continue;
			const names = (await disk.list(join(blobsFolder(root), start))).map(({ name }) => name);
			ids.push(...names.filter((name) => isHexName(name) && name.startsWith(start)));
			const parts = names.filter((name) => name.endsWith(`.${device}.part`) && isHexName(name.slice(0, 32)));
			leftOver.push(...parts.map((name) => join(blobsFolder(root), start, name)));
		}
		return {
			ids: ids.sort(),
			leftOver
		};
	});
}
/** Remove a blob for good; one that is not there is removed already. */
async function removeBlob(folder, id) {
	const removed = await writing(async () => {
		if (await isAbsent(folder, blobFile(folder.root, id))) return;
		await folder.disk.remove(blobFile(folder.root, id));
		await keepNames(folder, blobFolder(folder.root, id));
	});
	return removed.ok ? ok(null) : removed;
}
// electron/vaultFolder/headers.ts
/** Headers are at most 64 KiB (vault.md §2). One byte more is read, so that a longer one is seen to be longer. */
var most = 65537;
/** Both copies of the header, null where there is none; a folder that is not there is `not-reachable`, not a new vault. */
function readHeaders({ disk, root }) {
	return reading(async () => {
		await disk.list(root);
		return {
			current: await readStart(disk, join(root, headerName), most),
			previous: await readStart(disk, join(root, previousHeaderName), most)
		};
	});
}
/**
* The new header takes the current one's place, and that one becomes the previous. In this order, so that at no moment
* a damaged current header has overwritten the good previous one before the new one is in place.
*/
async function writeHeader(folder, header) {
	const { disk, root } = folder;
	const current = join(root, headerName);
	const previous = join(root, previousHeaderName);
	const written = await writing(async () => {
		const old = await readStart(disk, current, most);
		if (old) await writeAside(disk, `${previous}.new`, old);
		await writeAside(disk, `${current}.new`, header);
		await disk.rename(`${current}.new`, current);
		await keepNames(folder, root);
		if (old) await disk.rename(`${previous}.new`, previous);
		await keepNames(folder, root);
	});
	return written.ok ? ok(null) : written;
}
// electron/vaultFolder/journal.ts
/** Every device's journal files with their lengths, in the order of their numbers. Names of any other form are not ours. */
function listJournals({ disk, root }) {
	return reading(async () => {
		if (!(await disk.list(root)).some(({ name, isFolder }) => isFolder && name === "journal")) return [];
		const devices = (await disk.list(journalsFolder(root))).filter(({ name, isFolder }) => isFolder && isHexName(name));
		const journals = [];
		for (const { name: device } of devices) {
			const files = (await disk.list(journalFolder(root, device))).flatMap(({ name, isFolder }) => isFolder ? [] : journalNumber(name) ?? []).sort((a, b) => a - b).map(async (number) => {
				return {
					number,
					length: (await disk.stat(journalFile(root, device, number)))?.size ?? 0
				};
			});
			journals.push({
				device,
				files: await Promise.all(files)
			});
		}
		return journals.sort((a, b) => a.device < b.device ? -1 : 1);
	});
}
/** A stretch of a journal file; shorter where the file ends. */
async function readJournal({ disk, root }, { device, number, from, length }) {
	const read = await reading(async () => {
		if (await isAbsent({
			disk,
			root
		}, journalFile(root, device, number))) return null;
		return within(await disk.open(journalFile(root, device, number), "read"), (file) => file.read(from, length));
	});
	if (!read.ok) return read;
	return read.value === null ? refuse("not-there") : ok(read.value);
}
/**
* The commit point of the vault (vault.md §1): the frame lies at exactly `at` and lasts, or nothing of it is left.
* Where a full disk leaves a piece that cannot be cut off again, the refusal's detail says `torn`; the next append then
* answers `moved` until `cutJournal` has put it right.
*/
async function appendJournal(folder, { device, number, at, frame }) {
	const opened = await writing(() => openForAppend(folder, {
		device,
		number
	}, at));
	if (!opened.ok) return opened;
	if (opened.value === null) return refuse("moved");
	const { file, isNew } = opened.value;
	try {
		if (await file.size() !== at) return refuse("moved");
		const written = await writing(async () => {
			await file.write(at, frame);
			await file.sync();
			if (isNew) await keepNames(folder, journalFolder(folder.root, device));
		});
		if (written.ok) return ok({ length: at + frame.length });
		return await isCutBack(file, at) ? written : refuse(written.error.code, "torn");
	} finally {
		await file.close().catch(() => void 0);
	}
}
/** The file to append to; null when it is missing although something should be in it. */
async function openForAppend(folder, { device, number }, at) {
	const path = journalFile(folder.root, device, number);
	try {
		return {
			file: await folder.disk.open(path, "change"),
			isNew: false
		};
	} catch (fault) {
		if (!isMissing$1(fault)) throw fault;
	}
	if (at > 0) {
		await folder.disk.list(folder.root);
		return null;
	}
	await makeFolders(folder, "journal", device);
	return {
		file: await folder.disk.open(path, "new"),
		isNew: true
	};
}
async function isCutBack(file, length) {
	try {
		await file.truncate(length);
		await file.sync();
		return true;
	} catch {
		logCode("journal-torn");
		return false;
	}
}
/** Cut a torn tail off. A file is never made longer. */
async function cutJournal({ disk, root }, { device, number, length }) {
	const cut = await writing(async () => within(await disk.open(journalFile(root, device, number), "change"), async (file) => {
		if (await file.size() < length) return false;
		await file.truncate(length);
		await file.sync();
		return true;
	}));
	if (!cut.ok) return cut;
	return cut.value ? ok(null) : refuse("bad-message", "shorter already");
}
async function within(file, act) {
	try {
		return await act(file);
	} finally {
		await file.close();
	}
}
// electron/vaultFolder/snapshots.ts
/** Every device's snapshots with their lengths, the later ones of each device first. Names of any other form are not ours. */
function listSnapshots({ disk, root }) {
	return reading(async () => {
		if (!(await disk.list(root)).some(({ name, isFolder }) => isFolder && name === "snapshots")) return [];
		const found = (await disk.list(snapshotsFolder(root))).flatMap(({ name, isFolder }) => isFolder ? [] : snapshotName(name) ?? []).map(async (name) => {
			const stat = await disk.stat(snapshotFile(root, name.device, name.seq));
			return {
				...name,
				length: stat?.size ?? 0
			};
		});
		return (await Promise.all(found)).sort((a, b) => (a.device < b.device ? -1 : 1) * Number(a.device !== b.device) || b.seq - a.seq);
	});
}
/** A stretch of a snapshot; shorter where the file ends. */
async function readSnapshot({ disk, root }, { device, seq, from, length }) {
	const path = snapshotFile(root, device, seq);
	const read = await reading(async () => {
		if (await isAbsent({
			disk,
			root
		}, path)) return null;
		const file = await disk.open(path, "read");
		try {
			return await file.read(from, length);
		} finally {
			await file.close();
		}
	});
	if (!read.ok) return read;
	return read.value === null ? refuse("not-there") : ok(read.value);
}
/** Remove a snapshot for good; one that is not there is removed already. */
async function removeSnapshot(folder, name) {
	const path = snapshotFile(folder.root, name.device, name.seq);
	const removed = await writing(async () => {
		if (await isAbsent(folder, path)) return;
		await folder.disk.remove(path);
		await keepNames(folder, snapshotsFolder(folder.root));
	});
	return removed.ok ? ok(null) : removed;
}
/** The one snapshot on its way to the disk: written under a temporary name, renamed when whole and lasting. */
var SnapshotWriter = class {
	begun = null;
	folder;
	constructor(folder) {
		this.folder = folder;
	}
	async begin(name) {
		await this.close();
		const { disk, root } = this.folder;
		const opened = await writing(async () => {
			await makeFolders(this.folder, "snapshots");
			await this.clearParts(name.device);
			return PartFile.begin(disk, snapshotPart(root, name));
		});
		if (!opened.ok) return opened;
		this.begun = {
			name,
			file: opened.value
		};
		return ok(null);
	}
	async put(chunk) {
		return this.begun?.file.put(chunk) ?? refuse("not-begun");
	}
	/** Keep it (its bytes last, then its name), or leave nothing. One of which a chunk was refused is never kept. */
	async end(keep) {
		const { begun } = this;
		if (!begun) return refuse("not-begun");
		this.begun = null;
		const { name, file } = begun;
		const { root } = this.folder;
		if (keep) return file.keep(snapshotFile(root, name.device, name.seq), () => keepNames(this.folder, snapshotsFolder(root)));
		await file.drop();
		return ok(null);
	}
	/** Leave nothing half written behind. */
	async close() {
		const { begun } = this;
		this.begun = null;
		await begun?.file.drop();
	}
	/** What a crash of this very device left half written; another device's may still be arriving. */
	async clearParts(device) {
		const { disk, root } = this.folder;
		for (const { name } of await disk.list(snapshotsFolder(root))) if (snapshotPartOf(name) === device) await disk.remove(`${snapshotsFolder(root)}/${name}`);
	}
};
// electron/vaultFolder/answerFolderDoor.ts
var mostMemoryBytes = 1052672;
/** Writes happen one after the other, in the order asked; reads in between. A vault open elsewhere refuses every write. */
function answerFolderDoor(vault, services) {
	const { folder } = vault;
	const { disk, root } = folder;
	const blobs = new BlobWriter(folder, vault.device);
	const snapshots = new SnapshotWriter(folder);
	const exports = new Exports(disk, root, services.askWhereToSave);
	const backups = new Backups(disk, {
		root,
		backups: vault.backups,
		rememberBackups: vault.rememberBackups
	}, services.askWhereToSave);
	const copies = new OpenCopies(disk, root, services.askForFolder);
	const inTurn = inOrder();
	const snapshotsInTurn = inOrder();
	const exportsInTurn = inOrder();
	let open = true;
	function write(act, turn = inTurn) {
		if (vault.access === "read-only") return Promise.resolve(refuse("read-only"));
		return turn(() => open ? act() : Promise.resolve(refuse("closed")));
	}
	const handlers = {
		readHeaders: () => readHeaders(folder),
		writeHeader: ({ header }) => write(() => writeHeader(folder, header)),
		listJournals: () => listJournals(folder),
		readJournal: (asked) => readJournal(folder, asked),
		appendJournal: (asked) => write(() => appendAsOwner(vault, asked)),
		cutJournal: (asked) => write(() => asOwner(vault, asked.device, () => cutJournal(folder, asked))),
		beginBlob: ({ id }) => write(() => blobs.begin(id)),
		putBlobChunk: ({ id, chunk }) => write(() => blobs.put(id, chunk)),
		endBlob: ({ id, keep }) => write(() => blobs.end(id, keep)),
		readBlob: (asked) => readBlob(folder, asked),
		listBlobs: () => inTurn(() => listAndTidy(vault, blobs)),
		removeBlob: ({ id }) => write(() => removeBlob(folder, id)),
		...snapshotHandlers(vault, snapshots, (act) => write(act, snapshotsInTurn)),
		readMemory: async () => {
			const memory = await reading(() => readStart(disk, vault.memoryFile, mostMemoryBytes));
			return memory.ok ? memory : refuse("broke", memory.error.code);
		},
		writeMemory: ({ memory }) => write(() => writeMemory(vault, memory)),
		beginExport: (asked) => exports.begin(asked),
		putExportChunk: ({ ref, chunk }) => exportsInTurn(() => exports.put(ref, chunk)),
		endExport: ({ ref, keep }) => exportsInTurn(() => exports.end(ref, keep)),
		...backupHandlers(backups, exportsInTurn),
		...openCopyHandlers(copies, exportsInTurn),
		print: ({ content, paper }) => services.print(content, paper)
	};
	async function close() {
		open = false;
		await inTurn(() => blobs.close());
		await snapshotsInTurn(() => snapshots.close());
		await exportsInTurn(() => exports.close());
		await exportsInTurn(() => backups.close());
		await exportsInTurn(() => copies.close());
		await vault.release();
	}
	return {
		handlers,
		close
	};
}
/** A snapshot may take a while to last; no save waits for it. */
var snapshotHandlers = (vault, snapshots, write) => ({
	listSnapshots: () => listSnapshots(vault.folder),
	readSnapshot: (asked) => readSnapshot(vault.folder, asked),
	beginSnapshot: (asked) => write(() => asOwner(vault, asked.device, () => snapshots.begin(asked))),
	putSnapshotChunk: ({ chunk }) => write(() => snapshots.put(chunk)),
	endSnapshot: ({ keep }) => write(() => snapshots.end(keep)),
	removeSnapshot: (asked) => write(() => asOwner(vault, asked.device, () => removeSnapshot(vault.folder, asked)))
});
/** The dialog does not hold up what is written meanwhile. */
var backupHandlers = (backups, inTurn) => ({
	backupPlace: async () => ok(await backups.place()),
	beginBackup: (asked) => backups.begin(asked),
	putBackupChunk: ({ ref, chunk }) => inTurn(() => backups.put(ref, chunk)),
	settleBackup: ({ ref }) => inTurn(() => backups.settle(ref)),
	readBackBackup: ({ ref, from, length }) => backups.read(ref, from, length),
	endBackup: ({ ref, ...how }) => inTurn(() => backups.end(ref, how))
});
var openCopyHandlers = (copies, inTurn) => ({
	beginOpenCopy: ({ suggestedName }) => copies.begin(suggestedName),
	putOpenFile: ({ ref, ...file }) => inTurn(() => copies.put(ref, file)),
	endOpenFile: ({ ref, path, keep }) => inTurn(() => copies.end(ref, path, keep)),
	readOpenFile: ({ ref, ...range }) => copies.read(ref, range),
	endOpenCopy: ({ ref, keep }) => inTurn(() => copies.finish(ref, keep))
});
/** What another device has written is not changed. */
function asOwner(vault, device, act) {
	return device === vault.device() ? act() : Promise.resolve(refuse("bad-message", "not own"));
}
/**
* Only the own journal is ever appended to. The asker takes a new device id, when the old journal is not the one it
* remembers (vault.md §1), by beginning a journal for a device that has none here yet.
*/
async function appendAsOwner(vault, asked) {
	if (asked.device !== vault.device()) {
		const journals = await listJournals(vault.folder);
		if (!journals.ok) return journals;
		if (asked.at !== 0 || journals.value.some(({ device }) => device === asked.device)) return refuse("bad-message", "not own");
		const taken = await writing(() => vault.takeDevice(asked.device));
		if (!taken.ok) return taken;
	}
	return appendJournal(vault.folder, asked);
}
async function listAndTidy(vault, blobs) {
	const listed = await listBlobs(vault.folder, vault.device());
	if (!listed.ok) return listed;
	const { ids, leftOver } = listed.value;
	const dead = leftOver.filter((path) => !blobs.isWriting(path));
	if (vault.access === "writer") for (const path of dead) await vault.folder.disk.remove(path).catch(() => void 0);
	return ok(ids);
}
async function writeMemory({ folder: { disk }, memoryFile }, memory) {
	const written = await writing(async () => {
		await writeAside(disk, `${memoryFile}.new`, memory);
		await disk.rename(`${memoryFile}.new`, memoryFile);
		await disk.syncFolder(dirname(memoryFile)).catch(() => void 0);
	});
	return written.ok ? ok(null) : written;
}
// electron/vaultFolder/processes.ts
var run = promisify(execFile);
/**
* Something that differs between two processes that had the same number, one after the other: when it started, as the
* system counts. Null when no such process lives. Windows has no cheap way to ask; there a living number has to do.
*/
async function processStart(pid) {
	if (!lives(pid)) return null;
	if (process.platform === "linux") return linuxStart(pid);
	if (process.platform === "darwin") return darwinStart(pid);
	return "living";
}
function lives(pid) {
	try {
		return process.kill(pid, 0);
	} catch (fault) {
		return parse(/* @__PURE__ */ object({ code: /* @__PURE__ */ literal("EPERM") }), fault).ok;
	}
}
/** Field 22 of /proc/<pid>/stat, in ticks since boot; the name in field 2 may hold spaces and brackets. Which boot it was, too. */
async function linuxStart(pid) {
	try {
		const stat = await readFile(`/proc/${String(pid)}/stat`, "utf8");
		const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "");
		const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
		return `${boot.trim()}/${ticks}`;
	} catch {
		return null;
	}
}
async function darwinStart(pid) {
	try {
		const { stdout } = await run("/bin/ps", [
			"-o",
			"lstart=",
			"-p",
			String(pid)
		]);
		return stdout.trim() || null;
	} catch {
		return null;
	}
}
// electron/vaultFolder/folderLock.ts
var Holder = /* @__PURE__ */ object({
	pid: /* @__PURE__ */ pipe(/* @__PURE__ */ number(), /* @__PURE__ */ safeInteger(), /* @__PURE__ */ minValue(1)),
	started: /* @__PURE__ */ string()
});
/** Clearing takes no time; what is older was left by a crash. */
var CLEARING_MS = 1e4;
var WAIT_MS = 20;
/** Others may be clearing, or placing theirs, in between. */
var TRIES = 50;
/**
* One writing process for each vault folder. The lock lies in the system's folder for running programs (or the app's
* data folder), never in the vault folder, which may be synced to other computers (vault.md §1). A lock whose process
* is gone, or whose number has gone to another process, is taken over. Null: somebody else writes there.
*/
async function lockFolder(runFolder, realPath) {
	await mkdir(runFolder, {
		recursive: true,
		mode: 448
	});
	const file = join(runFolder, `${createHash("sha256").update(realPath).digest("hex").slice(0, 32)}.lock`);
	const mine = JSON.stringify({
		pid: process.pid,
		started: await processStart(process.pid) ?? ""
	});
	for (let tries = 0; tries < TRIES; tries++) {
		if (await isPlaced(file, mine)) return { release: () => release(file, mine) };
		if (!await isCleared(file)) return null;
	}
	return null;
}
/** Puts the lock there whole or not at all: written under another name, then linked, which fails when there is one. */
async function isPlaced(file, text) {
	const aside = `${file}.${randomBytes(8).toString("hex")}`;
	await writeFile(aside, text, {
		mode: 384,
		flag: "wx"
	});
	try {
		await link(aside, file);
		return true;
	} catch (fault) {
		if (!isThere$1(fault)) throw fault;
		return false;
	} finally {
		await rm(aside, { force: true });
	}
}
/**
* Clears a dead process's lock away; one at a time, for whoever removes what it read a moment ago might remove the lock of
* a living process that came in between. False when the holder lives.
*/
async function isCleared(file) {
	if (await isHeld(file)) return false;
	const broom = `${file}.clearing`;
	if (!await isTaken(broom)) return true;
	try {
		const left = await textIn(file);
		if (left === null) return true;
		if (await holderLives(left)) return false;
		await rm(file, { force: true });
		return true;
	} finally {
		await rm(broom, { force: true });
	}
}
/** Takes the right to clear. One that a crash left lying is taken away, so that the next try has it. */
async function isTaken(broom) {
	try {
		await writeFile(broom, "", {
			mode: 384,
			flag: "wx"
		});
		return true;
	} catch (fault) {
		if (!isThere$1(fault)) throw fault;
		const left = await stat(broom).catch(() => null);
		if (left && Date.now() - left.mtimeMs > CLEARING_MS) await rm(broom, { force: true });
		await new Promise((go) => setTimeout(go, WAIT_MS));
		return false;
	}
}
async function isHeld(file) {
	const found = await textIn(file);
	return found !== null && await holderLives(found);
}
var textIn = (file) => readFile(file, "utf8").catch(() => null);
async function holderLives(text) {
	const holder = parseJson(Holder, text);
	if (!holder.ok) return false;
	const { pid, started } = holder.value;
	const start = await processStart(pid);
	return start !== null && start === started;
}
async function release(file, mine) {
	if (await textIn(file) === mine) await rm(file, { force: true });
}
// electron/vaultFolder/openVault.ts
/** Has this folder the header of a vault? */
async function isVault(disk, path) {
	const found = await reading(async () => {
		return (await Promise.all([headerName, previousHeaderName].map((name) => disk.stat(join(path, name))))).some((stat) => stat !== null && !stat.isFolder);
	});
	return found.ok && found.value;
}
/**
* Open a folder that the list knows by `ref`: for writing, or to read only when another process writes there or the
* disk takes no changes.
*/
async function openVault({ disk, places, list }, ref) {
	const path = list.pathOf(ref);
	if (path === null) return refuse("not-reachable", "unknown");
	const found = await reading(async () => {
		const root = await disk.realPath(path);
		await disk.list(root);
		return root;
	});
	if (!found.ok) return refuse("not-reachable", found.error.detail);
	const root = found.value;
	const mayWrite = await disk.mayWrite(root);
	if (!mayWrite && !await isVault(disk, root)) return refuse("not-writable");
	const lock = mayWrite ? await lockFolder(places.run, root) : null;
	return ok(await opened({
		disk,
		places,
		list
	}, {
		ref,
		root,
		lock
	}));
}
var memoryFileOf = (data, root) => join(data, "memory", createHash("sha256").update(root).digest("hex").slice(0, 32));
/**
* Another copy of a vault has taken this place: this computer has not seen it, and writes in it under a new device id,
* for the old one's frames may exist elsewhere under the numbers that would come next.
*/
async function beginAnew({ disk, places, list }, path) {
	await disk.remove(memoryFileOf(places.data, await disk.realPath(path)));
	await list.beginAnew(path);
}
async function opened({ disk, places, list }, { ref, root, lock }) {
	const known = await list.opened(ref, root);
	const folder = folderAt(disk, root);
	if (lock) await keepOthersOut(folder);
	let device = known.device;
	const memoryFile = memoryFileOf(places.data, root);
	await mkdir(dirname(memoryFile), {
		recursive: true,
		mode: 448
	});
	return {
		folder,
		access: lock ? "writer" : "read-only",
		memoryFile,
		device: () => device,
		takeDevice: async (next) => {
			await list.takeDevice(root, next);
			device = next;
		},
		backups: () => list.backupsOf(root),
		rememberBackups: (path) => list.rememberBackups(root, path),
		release: async () => lock?.release()
	};
}
// electron/ipc/openFolder.ts
function folderLine({ disk, places, list, main, reader, printer }) {
	const inTurn = inOrder();
	let open = null;
	async function closeNow() {
		const old = open;
		open = null;
		old?.hangUp();
		await old?.answers.close();
	}
	const openFolder = ({ ref }) => {
		const page = main().contents();
		return inTurn(async () => {
			await closeNow();
			const opened = await openVault({
				disk,
				places,
				list
			}, ref);
			if (!opened.ok) return opened;
			const vault = opened.value;
			const { window } = main();
			const answers = answerFolderDoor(vault, {
				askWhereToSave: askWhereToSave(window),
				askForFolder: askForPlace(window),
				print: printer.print
			});
			const { port1, port2 } = new MessageChannelMain();
			open = {
				answers,
				hangUp: () => port1.close()
			};
			serve(folderPort(port1), folderDoor, answers.handlers, logFault);
			if (page.isDestroyed() || page !== main().contents()) await closeNow();
			else page.postMessage("port", "folder-port", [port2]);
			reader.restart();
			return ok({
				access: vault.access,
				device: vault.device()
			});
		});
	};
	return {
		openFolder,
		close: () => inTurn(closeNow)
	};
}
// electron/files/sampleRecords.ts
/** The made-up records that come with the app; what is true about them stays out. */
async function readSampleRecords(folder) {
	const names = (await filesBelow(folder).catch(() => [])).map(({ path }) => path).filter((path) => isRecord(path));
	if (names.length === 0) return refuse("not-there");
	return ok(await Promise.all(names.map(async (name) => ({
		name,
		bytes: await bytesOf(join(folder, name))
	}))));
}
var isRecord = (path) => path !== "truth.json" && !path.split("/").some((part) => part.startsWith("."));
// electron/window/firstPicture.ts
/** Write a picture of the page as PNG, whole or not at all. For trials on a display that nobody sees. */
async function takePicture(contents, path) {
	try {
		const picture = await contents.capturePage();
		await writeFile(`${path}.part`, picture.toPNG(), { mode: 384 });
		await rename(`${path}.part`, path);
	} catch (fault) {
		logFault("first window", fault);
	}
}
// electron/ipc/shellCalls.ts
/** Everything about the app itself. */
function shellCalls({ main, reader, printer, locking, startedWith, firstPicture }) {
	let wanted = firstPicture;
	return {
		about: () => Promise.resolve(ok(about(startedWith.waits))),
		restartReader: () => {
			reader.restart();
			return Promise.resolve(ok(null));
		},
		sampleRecords: () => readSampleRecords(join(app.getAppPath(), "resources", "sample", "records")),
		lockNow: () => {
			locking.now();
			return Promise.resolve(ok(null));
		},
		hideFromSharing: ({ hidden }) => {
			main().window.setContentProtection(hidden);
			return Promise.resolve(ok(null));
		},
		painted: async () => {
			const path = wanted;
			wanted = void 0;
			if (path !== void 0) await takePicture(main().contents(), path);
			return ok(null);
		},
		selfCheck: async () => ok({
			scheme: await isSchemeSound(),
			printToPdf: await isPrinting(printer)
		})
	};
}
var about = (backupWaits) => ({
	backupWaits,
	version: app.getVersion(),
	electron: process.versions.electron,
	chromium: process.versions.chrome,
	platform: process.platform,
	trialRuntime: process.env.SATCHEL_TRIAL_RUNTIME === "1",
	cores: availableParallelism(),
	memoryBytes: totalmem()
});
/** The first page is served with its policy, and what is not on the list is not. */
async function isSchemeSound() {
	try {
		const page = await session.defaultSession.fetch(pageOf.satchel);
		const foreign = await session.defaultSession.fetch("app://satchel/package.json");
		return page.ok && page.headers.get("content-security-policy") !== null && foreign.status === 404;
	} catch {
		return false;
	}
}
async function isPrinting(printer) {
	const printed = await printer.print(null, "A4");
	return printed.ok && String.fromCharCode(...printed.value.subarray(0, 5)) === "%PDF-";
}
// electron/vaultFolder/cloudFolders.ts
/** What folders of well-known syncing programs are called, as the start of one part of a path. */
var names$1 = [
	/^dropbox( \(.*\))?$/i,
	/^onedrive( ?- ?.*)?$/i,
	/^google ?drive( .*)?$/i,
	/^googledrive-.*/i,
	/^my drive$/i,
	/^icloud ?drive.*/i,
	/^com~apple~clouddocs$/i,
	/^mobile documents$/i,
	/^nextcloud.*/i,
	/^owncloud.*/i,
	/^pcloud ?drive.*/i,
	/^pcloudsync$/i,
	/^cloudstorage$/i
];
/** Does this path lie in a folder that a program copies to other computers? A guess by names, for a notice only. */
var isInCloudFolder = (path) => path.split(/[/\\]/).some((part) => names$1.some((name) => name.test(part)));
// electron/ipc/vaultCalls.ts
/** A disk that does not answer in this time counts as not reachable. */
var patience$2 = 2e3;
/** Which vault: the ones known, a new one, one that exists. */
function vaultCalls({ disk, list, window }) {
	return {
		recentVaults: async () => {
			return ok((await Promise.all(list.recent().map((known) => seen(disk, known)))).filter((place) => place !== null));
		},
		chooseNewVault: async ({ suggestedName }) => {
			const path = await askForNewFolder(window(), fileName(suggestedName));
			if (path === null) return refuse("cancelled");
			const made = await emptyFolder(disk, path);
			if (!made.ok) return made;
			const real = await disk.realPath(path);
			return ok({
				place: list.offer(real),
				inCloudFolder: isInCloudFolder(real)
			});
		},
		chooseVault: async () => {
			const path = await askForFolder(window());
			if (path === null) return refuse("cancelled");
			return await isVault(disk, path) ? ok(list.offer(await disk.realPath(path))) : refuse("not-a-vault");
		}
	};
}
/** How a known vault is shown; null for a folder that is there but in which no vault was ever made. */
async function seen(disk, { ref, path }) {
	const tooLong = new Promise((give) => setTimeout(() => give("unknown"), patience$2).unref());
	const state = await Promise.race([stateOf(disk, path), tooLong]);
	return state === "empty" ? null : {
		ref,
		name: folderName(path),
		reachable: state === "vault"
	};
}
async function stateOf(disk, path) {
	if (await isVault(disk, path)) return "vault";
	return await disk.stat(path).then((stats) => stats?.isFolder === true, () => false) ? "empty" : "unknown";
}
/** Make the folder, or take an empty one that is there. */
async function emptyFolder(disk, path) {
	const made = await writing(() => disk.makeFolder(path)).catch((fault) => {
		if (isThere$1(fault)) return null;
		throw fault;
	});
	if (made?.ok) return ok(null);
	if (made) return refuse("not-writable", made.error.detail);
	if (!(await disk.stat(path))?.isFolder || (await disk.list(path)).length > 0) return refuse("not-empty");
	return await disk.mayWrite(path) ? ok(null) : refuse("not-writable");
}
// electron/files/measuredDialogs.ts
/** What an export is called in the folder a measuring run writes to. */
var exportNames = {
	pdf: "signed.pdf",
	age: "share.age"
};
/**
* In a measuring run nobody is there to answer the system's dialogs: exports go to the run's own folder, and new vaults
* below the app's data folder, which such a run has for itself. Without an order the dialogs stay the system's.
*/
function answerDialogs(order) {
	if (!order) return;
	const showSaveDialog = async (_window, options) => ({
		canceled: false,
		filePath: await placeFor(order, options)
	});
	Object.assign(dialog, { showSaveDialog });
}
async function placeFor(order, { filters, defaultPath }) {
	const name = exportNames[filters?.[0]?.extensions[0] ?? ""];
	const folder = name !== void 0 && order.out !== void 0 ? order.out : join(app.getPath("userData"), "measured");
	await mkdir(folder, { recursive: true });
	return join(folder, name ?? basename(defaultPath ?? "vault"));
}
// electron/files/startedWith.ts
/** The backup file that Satchel was started with by the system; it is only offered, never read by itself. */
var StartedWith = class {
	path = null;
	get waits() {
		return this.path !== null;
	}
	/** Words of a command line, or a path that the system hands over: the last backup among them waits. */
	offer(words) {
		const found = words.findLast((word) => word.toLowerCase().endsWith(`.satchel-backup`) && !word.startsWith("-"));
		if (found !== void 0) this.path = resolve(found);
	}
	/** The path, once. */
	take() {
		const { path } = this;
		this.path = null;
		return path;
	}
};
// electron/window/network.ts
var count = {
	blocked: 0,
	allowedNonApp: 0
};
var networkCount = () => ({ ...count });
var isOwn = (address) => address.startsWith("app://");
/** Stop every request of this session that is not to the app's own scheme. */
function blockNetwork(session) {
	session.webRequest.onBeforeRequest(({ url }, decide) => {
		if (!isOwn(url)) count.blocked += 1;
		decide({ cancel: !isOwn(url) });
	});
	session.webRequest.onCompleted(({ url }) => {
		if (!isOwn(url)) count.allowedNonApp += 1;
	});
}
// electron/window/guards.ts
/** May a page of this session do it? Anything but writing plain text to the clipboard is denied. */
var isAllowed = (permission) => permission === "clipboard-sanitized-write";
/** Give a session the app's scheme and nothing else: no network, no permissions, no downloads, no spelling service. */
function guardSession(session, files) {
	blockNetwork(session);
	session.protocol.handle("app", async (request) => {
		try {
			return await answerRequest(files, request);
		} catch (fault) {
			logFault("scheme", fault);
			return answerRequest(/* @__PURE__ */ new Map(), request);
		}
	});
	session.setPermissionRequestHandler((_contents, permission, decide) => decide(isAllowed(permission)));
	session.setPermissionCheckHandler((_contents, permission) => isAllowed(permission));
	session.setDevicePermissionHandler(() => false);
	session.setSpellCheckerEnabled(false);
	session.on("will-download", (event) => event.preventDefault());
}
/** Every page of every process: it stays where it was loaded, opens no windows, embeds nothing. */
function guardAllPages() {
	app.on("web-contents-created", (_event, contents) => guardPage(contents));
}
function guardPage(contents) {
	contents.on("will-navigate", (event) => event.preventDefault());
	contents.on("will-frame-navigate", (event) => event.preventDefault());
	contents.on("will-redirect", (event) => event.preventDefault());
	contents.on("will-attach-webview", (event) => event.preventDefault());
	contents.setWindowOpenHandler(() => ({ action: "deny" }));
	contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
}
// electron/window/pageOptions.ts
/** The same armour for every page: sandboxed, apart from the preload's world, without Node anywhere (vault.md §5.2). */
function pageOptions(session) {
	return {
		...session ? { session } : {},
		preload: join(app.getAppPath(), "preload.cjs"),
		sandbox: true,
		contextIsolation: true,
		nodeIntegration: false,
		nodeIntegrationInWorker: false,
		nodeIntegrationInSubFrames: false,
		webviewTag: false,
		webSecurity: true,
		allowRunningInsecureContent: false,
		navigateOnDragDrop: false,
		spellcheck: false,
		autoplayPolicy: "user-gesture-required",
		safeDialogs: true,
		backgroundThrottling: false,
		devTools: !app.isPackaged
	};
}
/** A window that nobody sees, for a page with a session of its own. What the page calls itself does not become its title. */
function hiddenWindow(session) {
	const window = new BrowserWindow({
		show: false,
		skipTaskbar: true,
		title: "Satchel",
		webPreferences: pageOptions(session)
	});
	window.on("page-title-updated", (event) => event.preventDefault());
	return window;
}
/** End a page's process at once. Not by way of Chromium's own crash, which may leave its memory in a dump on disk. */
function endProcess(pid) {
	if (pid <= 0) return;
	try {
		process.kill(pid, "SIGKILL");
	} catch {}
}
// electron/print/printWindow.ts
var patience$1 = 2e4;
var lookEvery = 40;
function openPrinter(files) {
	const inTurn = inOrder();
	let own = null;
	let wish = new AbortController();
	function ownSession() {
		if (own) return own;
		own = session.fromPartition("print", { cache: false });
		guardSession(own, files);
		return own;
	}
	return {
		print: (content, paper) => {
			const { signal } = wish;
			return inTurn(() => printOnce(ownSession(), {
				content,
				paper
			}, signal));
		},
		stop: () => {
			wish.abort();
			wish = new AbortController();
		}
	};
}
async function printOnce(own, job, stopped) {
	if (stopped.aborted) return refuse("print-failed", "stopped");
	const window = hiddenWindow(own);
	const ended = AbortSignal.any([stopped, AbortSignal.timeout(patience$1)]);
	const givenUp = new Promise((settle) => ended.addEventListener("abort", () => settle(null)));
	try {
		const pdf = await Promise.race([givenUp, printed(window, job)]);
		if (pdf === null) logCode("print-given-up");
		return pdf === null ? refuse("print-failed") : ok(new Uint8Array(pdf));
	} catch (fault) {
		logFault("print", fault);
		return refuse("print-failed");
	} finally {
		end(window);
	}
}
/** Its process too: it has drawn pages of a record. */
function end(window) {
	if (window.isDestroyed()) return;
	endProcess(window.webContents.getOSProcessId());
	window.destroy();
}
async function printed(window, { content, paper }) {
	await window.loadURL(pageOf.print);
	if (content !== null) {
		window.webContents.postMessage("content", content);
		if (!await isReady(window)) return null;
	}
	return window.webContents.printToPDF({
		pageSize: paper,
		preferCSSPageSize: true,
		generateTaggedPDF: true,
		generateDocumentOutline: true,
		printBackground: true
	});
}
/** Waits until the page says that it has drawn all (`data-ready="yes"`); false when it refuses the content. */
async function isReady(window) {
	while (!window.isDestroyed()) {
		const says = await window.webContents.executeJavaScript("document.documentElement.dataset.ready ?? \"\"");
		if (says === "yes") return true;
		if (says === "refused") return false;
		await new Promise((go) => setTimeout(go, lookEvery));
	}
	return false;
}
// electron/vaultFolder/nodeDisk.ts
var noLinks = process.platform === "win32" ? 0 : constants.O_NOFOLLOW;
var flags = {
	read: constants.O_RDONLY | noLinks,
	change: constants.O_RDWR | noLinks,
	new: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL
};
/** The real disk, through Node. */
var nodeDisk = {
	open: async (path, how) => openFile(await open(path, flags[how], 384)),
	makeFolder: (path) => mkdir(path, { mode: 448 }),
	list: async (path) => {
		return (await readdir(path, { withFileTypes: true })).map((entry) => ({
			name: entry.name,
			isFolder: entry.isDirectory()
		}));
	},
	stat: async (path) => {
		try {
			const stats = await stat(path);
			return {
				isFolder: stats.isDirectory(),
				size: stats.size,
				device: stats.dev
			};
		} catch (fault) {
			if (isMissing(fault)) return null;
			throw fault;
		}
	},
	rename: (from, to) => rename(from, to),
	remove: async (path) => {
		if (!await lstat(path).then((stats) => stats.isDirectory(), () => false)) await rm(path, { force: true });
	},
	removeFolder: (path) => rmdir(path),
	syncFolder,
	closeToOthers: (path) => chmod(path, 448),
	freeBytes: async (path) => {
		const { bavail, bsize } = await statfs(path);
		return Math.min(bavail * bsize, Number.MAX_SAFE_INTEGER);
	},
	mayWrite: (path) => access(path, constants.W_OK).then(() => true, () => false),
	realPath: (path) => realpath(path)
};
var isMissing = (fault) => fault instanceof Error && "code" in fault && (fault.code === "ENOENT" || fault.code === "ENOTDIR");
async function syncFolder(path) {
	if (process.platform === "win32") return;
	const folder = await open(path, constants.O_RDONLY);
	try {
		await folder.sync();
	} finally {
		await folder.close();
	}
}
function openFile(handle) {
	return {
		read: (at, length) => readAll(handle, at, length),
		write: (at, bytes) => writeAll(handle, at, bytes),
		truncate: (length) => handle.truncate(length),
		sync: () => handle.sync(),
		size: async () => (await handle.stat()).size,
		close: () => handle.close()
	};
}
async function readAll(handle, at, length) {
	const { size } = await handle.stat();
	const bytes = new Uint8Array(Math.max(0, Math.min(length, size - at)));
	let done = 0;
	while (done < bytes.length) {
		const { bytesRead } = await handle.read(bytes, done, bytes.length - done, at + done);
		if (bytesRead === 0) break;
		done += bytesRead;
	}
	return done === bytes.length ? bytes : bytes.slice(0, done);
}
async function writeAll(handle, at, bytes) {
	let done = 0;
	while (done < bytes.length) {
		const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done);
		done += bytesWritten;
	}
}
// electron/window/leftovers.ts
/** What Chromium leaves in its data folder and may hold parts of records or of crashed memory (vault.md §4). */
var names = [
	"blob_storage",
	"Session Storage",
	"Local Storage",
	"WebStorage",
	"Service Worker",
	"Cache",
	"Code Cache",
	"GPUCache",
	"DawnCache",
	"DawnGraphiteCache",
	"DawnWebGPUCache",
	"Shared Dictionary",
	"Crashpad",
	"Crash Reports",
	"crashes"
];
/** Half-written files of Chromium's own, left by a crash. */
var isUnfinished = (name) => name.startsWith(".org.chromium.");
/** Cleared at start, before Chromium opens them, and at quit. One that cannot be removed does not keep the others. */
function clearLeftovers(dataFolder) {
	for (const name of [...names, ...listed(dataFolder).filter(isUnfinished)]) try {
		rmSync(join(dataFolder, name), {
			recursive: true,
			force: true,
			maxRetries: 3,
			retryDelay: 30
		});
	} catch (fault) {
		logFault("leftovers", fault);
	}
}
function listed(folder) {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}
// electron/window/lock.ts
/** How long the page has to put its drafts away, in milliseconds (vault.md §5.8). */
var patience = 300;
/** Cover first; then the page's process is replaced, whatever the page does with its 300 ms. */
function locking(main) {
	let timer = null;
	function now() {
		if (timer) clearTimeout(timer);
		timer = null;
		main().replacePage();
	}
	function soon(reason) {
		if (timer) return;
		main().cover();
		main().tell(reason);
		timer = setTimeout(now, patience);
	}
	return {
		now,
		soon
	};
}
// electron/window/mainWindow.ts
var size = {
	width: 1280,
	height: 820,
	minWidth: 720,
	minHeight: 480
};
/** How many pages may die in a row, each within ten seconds, before the app gives up. */
var mostQuickDeaths = 3;
var quick = 1e4;
function openMainWindow({ onPageGone, onLockKey }) {
	const window = new BaseWindow({
		...size,
		title: "Satchel",
		backgroundColor: background()
	});
	let view = startPage();
	let startedAt = performance.now();
	let quickDeaths = 0;
	function startPage() {
		const page = newPage(onLockKey);
		page.webContents.on("render-process-gone", (_event, { reason }) => {
			if (page === view) replaceDead(reason);
		});
		page.webContents.loadURL(pageOf.satchel).catch((fault) => {
			if (page === view) logFault("page", fault);
		});
		window.setContentView(page);
		return page;
	}
	function replaceDead(reason) {
		logCode("page-gone", reason);
		quickDeaths = performance.now() - startedAt < quick ? quickDeaths + 1 : 0;
		if (quickDeaths < mostQuickDeaths) return replacePage();
		logCode("page-keeps-dying");
		window.close();
	}
	function replacePage() {
		if (window.isDestroyed()) return;
		const old = view;
		cover(window);
		endPage(old);
		onPageGone();
		startedAt = performance.now();
		view = startPage();
	}
	nativeTheme.on("updated", () => {
		window.setBackgroundColor(background());
		view.setBackgroundColor(background());
	});
	window.on("focus", () => view.webContents.focus());
	window.on("closed", () => {
		endPage(view);
		onPageGone();
	});
	return {
		window,
		contents: () => view.webContents,
		cover: () => cover(window),
		replacePage,
		tell: (event) => view.webContents.send(`event/${event}`)
	};
}
function newPage(onLockKey) {
	const page = new WebContentsView({ webPreferences: pageOptions() });
	page.setBackgroundColor(background());
	page.webContents.on("before-input-event", (event, input) => {
		if (!isLockKey(input)) return;
		event.preventDefault();
		onLockKey();
	});
	return page;
}
/** The page's process is ended first and then its contents, so that none of its own code runs any more. */
function endPage({ webContents }) {
	if (webContents.isDestroyed()) return;
	endProcess(webContents.getOSProcessId());
	webContents.close();
}
/** An empty view in the page's place. */
function cover(window) {
	if (window.isDestroyed()) return;
	const blank = new View();
	blank.setBackgroundColor(background());
	window.setContentView(blank);
}
/** Ctrl+L, or Cmd+L on a Mac. */
function isLockKey({ type, key, code, control, meta, alt, shift }) {
	const command = process.platform === "darwin" ? meta : control;
	const isL = key.toLowerCase() === "l" || code === "KeyL" && key > "";
	return type === "keyDown" && command && !alt && !shift && isL;
}
/** The canvas colour of the look (renderer/ui/look/tokens.css), so that nothing flashes. */
var background = () => nativeTheme.shouldUseDarkColors ? "#10171d" : "#f5f7f8";
// electron/window/menu.ts
/**
* No menu bar on Windows and Linux, and so none of Electron's own keys (reload, developer tools). On a Mac the system
* expects one, and copy and paste work only through it; the roles bring the system's own words.
*/
function setMenu() {
	Menu.setApplicationMenu(process.platform === "darwin" ? Menu.buildFromTemplate([...[
		{ role: "appMenu" },
		{ role: "editMenu" },
		{ role: "windowMenu" }
	]]) : null);
}
// electron/window/power.ts
/** The computer sleeps, its screen is locked, another user takes over: the vault is locked. */
function lockOnPower(locking) {
	powerMonitor.on("suspend", () => locking.soon("suspend"));
	powerMonitor.on("lock-screen", () => locking.soon("screen-locked"));
	powerMonitor.on("user-did-resign-active", () => locking.soon("screen-locked"));
}
// electron/window/reader.ts
var limits = {
	/** Above this the reader is ended (vault.md §0): it has met a file that would take the computer's memory. */
	memoryKiB: 1048576,
	lookEveryMs: 1e3,
	/** Waiting before the next start when readers die as soon as they live: doubled each time, up to this. */
	longestWaitMs: 8e3,
	shortLifeMs: 2e3
};
function keepReader({ files, handOver }) {
	let own = null;
	let present = null;
	let startedAt = 0;
	let shortLives = 0;
	let waiting = null;
	/** A session of its own, in memory only. */
	function ownSession() {
		if (own) return own;
		own = session.fromPartition("reader", { cache: false });
		guardSession(own, files);
		return own;
	}
	function start() {
		const window = hiddenWindow(ownSession());
		present = window;
		startedAt = performance.now();
		window.webContents.once("did-finish-load", () => connectReader(window, handOver));
		window.webContents.on("render-process-gone", (_event, { reason }) => died(window, reason));
		window.loadURL(pageOf.reader).catch((fault) => {
			if (window === present) logFault("reader", fault);
		});
	}
	function died(window, reason) {
		if (window !== present) return;
		logCode("reader-gone", reason);
		stop();
		shortLives = performance.now() - startedAt < limits.shortLifeMs ? shortLives + 1 : 0;
		const wait = shortLives === 0 ? 0 : Math.min(limits.longestWaitMs, 100 * 2 ** shortLives);
		waiting = setTimeout(start, wait);
	}
	function stop() {
		if (waiting) clearTimeout(waiting);
		waiting = null;
		const window = present;
		present = null;
		if (!window || window.isDestroyed()) return;
		endProcess(window.webContents.getOSProcessId());
		window.destroy();
	}
	function look() {
		if (!present || present.isDestroyed()) return;
		const pid = present.webContents.getOSProcessId();
		if ((app.getAppMetrics().find((metric) => metric.pid === pid)?.memory.workingSetSize ?? 0) > limits.memoryKiB) died(present, "too-large");
	}
	setInterval(look, limits.lookEveryMs).unref();
	return {
		restart: () => {
			stop();
			start();
		},
		stop
	};
}
function connectReader(window, handOver) {
	if (window.isDestroyed()) return;
	const { port1, port2 } = new MessageChannelMain();
	window.webContents.postMessage("port", "reading-port", [port1]);
	handOver(port2);
}
// electron/window/switches.ts
/** Chromium's own network, caches and reports, switched off before it starts (vault.md §4, §5.5). */
var switches = [
	["disable-http-cache"],
	["disable-gpu-shader-disk-cache"],
	["host-resolver-rules", "MAP * ~NOTFOUND"],
	["proxy-server", "http://127.0.0.1:9"],
	["proxy-bypass-list", "<-loopback>"],
	["force-webrtc-ip-handling-policy", "disable_non_proxied_udp"],
	["disable-background-networking"],
	["disable-component-update"],
	["disable-domain-reliability"],
	["disable-sync"],
	["disable-breakpad"],
	["disable-speech-api"],
	["no-pings"],
	["no-first-run"]
];
function switchChromium() {
	for (const [name, value] of switches) if (value === void 0) app.commandLine.appendSwitch(name);
	else app.commandLine.appendSwitch(name, value);
}
/** The app's scheme; Electron takes this only before it is ready. `supportFetchAPI`: the readers' libraries load their data so. */
function registerScheme() {
	protocol.registerSchemesAsPrivileged([{
		scheme: "app",
		privileges: {
			standard: true,
			secure: true,
			supportFetchAPI: true,
			corsEnabled: true
		}
	}]);
}
var refusedWhenPackaged = /^--(remote-debugging|inspect|js-flags|load-extension|enable-logging|log-net-log)/;
/** A packaged app refuses to be debugged or given code from the command line (vault.md §5.7). */
var asksForDebugging = (args) => args.some((arg) => refusedWhenPackaged.test(arg));
// electron/window/testHooks.ts
/** What tests from outside may ask of the shell. Never in a packaged app, and only when asked for. */
function offerTestHooks() {
	if (!app.isPackaged && process.env.SATCHEL_TEST === "1") globalThis.satchelTest = { network: networkCount };
}
// electron/main.ts
process.umask(63);
/** The environment counts only where the app runs from its sources. */
var env = app.isPackaged ? {} : process.env;
registerScheme();
switchChromium();
app.enableSandbox();
var data = dataFolder();
var startedWith = new StartedWith();
startedWith.offer(process.argv.slice(1));
app.on("open-file", (event, path) => {
	event.preventDefault();
	startedWith.offer([path]);
});
if (app.isPackaged && asksForDebugging(process.argv.slice(1))) app.exit(1);
else if (app.requestSingleInstanceLock()) begin();
else app.quit();
function dataFolder() {
	if (env.SATCHEL_USER_DATA) app.setPath("userData", env.SATCHEL_USER_DATA);
	const folder = app.getPath("userData");
	mkdirSync(folder, {
		recursive: true,
		mode: 448
	});
	chmodSync(folder, 448);
	app.setPath("sessionData", folder);
	app.setPath("crashDumps", join(folder, "crashes"));
	return folder;
}
function begin() {
	process.on("uncaughtException", (fault) => logFault("shell", fault));
	process.on("unhandledRejection", (fault) => logFault("shell", fault));
	clearLeftovers(data);
	guardAllPages();
	offerTestHooks();
	app.whenReady().then(start).catch(giveUp);
}
function giveUp(fault) {
	logFault("start", fault);
	app.exit(1);
}
async function start() {
	setMenu();
	const files = allowedFiles(join(app.getAppPath(), "renderer"));
	guardSession(session.defaultSession, files);
	const list = await VaultList.open(nodeDisk, join(data, "vaults.json"));
	const printer = openPrinter(files);
	const main = () => window;
	const locking$1 = locking(main);
	const reader = keepReader({
		files,
		handOver: (port) => main().contents().postMessage("port", "reader-port", [port])
	});
	const places = {
		data,
		run: runFolder()
	};
	const order = readOrder(env.SATCHEL_MEASURE);
	answerDialogs(order);
	const anew = (path) => beginAnew({
		disk: nodeDisk,
		places,
		list
	}, path);
	await settleRestore(nodeDisk, data, anew);
	const line = folderLine({
		disk: nodeDisk,
		places,
		list,
		main,
		reader,
		printer
	});
	const backups = backupLine({
		main,
		list,
		startedWith,
		services: {
			disk: nodeDisk,
			data,
			beginAnew: anew,
			pathOf: (ref) => list.pathOf(ref),
			closeVault: () => line.close(),
			today: () => (/* @__PURE__ */ new Date()).toISOString().slice(0, 10)
		}
	});
	answerPageDoor(() => main().contents(), {
		...shellCalls({
			main,
			reader,
			printer,
			locking: locking$1,
			startedWith,
			firstPicture: env.SATCHEL_FIRST_WINDOW
		}),
		...vaultCalls({
			disk: nodeDisk,
			list,
			window: () => main().window
		}),
		...measureCalls(order),
		openFolder: line.openFolder,
		chooseBackup: backups.chooseBackup
	});
	const window = openMainWindow({
		onPageGone: () => {
			reader.stop();
			printer.stop();
			line.close().catch((fault) => logFault("close", fault));
			backups.close().catch((fault) => logFault("close", fault));
		},
		onLockKey: () => locking$1.soon("lock-asked")
	});
	lockOnPower(locking$1);
	app.on("second-instance", () => show(window));
	endWith(window, line);
}
function show({ window }) {
	if (window.isMinimized()) window.restore();
	window.show();
	window.focus();
}
/** Closing the window ends the app: first the folder, so that its last write is whole and its lock given back. */
function endWith({ window }, line) {
	let isDone = false;
	window.on("closed", () => app.quit());
	app.on("will-quit", (event) => {
		if (isDone) return clearLeftovers(data);
		event.preventDefault();
		line.close().catch((fault) => logFault("close", fault)).finally(() => {
			isDone = true;
			setImmediate(() => app.quit());
		});
	});
}
/** Where locks go: emptied by the system when it starts, where it has such a folder. */
function runFolder() {
	const own = process.env.XDG_RUNTIME_DIR;
	return own ? join(own, "satchel") : join(data, "run");
}
export {};
