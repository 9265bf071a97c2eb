// The pages work without this; it only makes them handier. Nothing here sends anything.

const storageKey = "wizard";
const passwordMemory = { value: "" };

// --- The wizard's answers, mirrored in sessionStorage: a circuit does not outlive the page. The password is never among them.

const isAnswer = field => field.name && field.name !== "password" && field.name !== "previous" && field.type !== "submit" && !field.name.startsWith("_") && field.name !== "step";

function answersOf(form) {
  const answers = {};
  for (const field of form.elements) {
    if (!isAnswer(field)) continue;
    answers[field.name] ??= [];
    if (!["checkbox", "radio"].includes(field.type) || field.checked) answers[field.name].push(field.value);
  }
  return answers;
}

function load() {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey)) ?? {};
  } catch {
    return {};
  }
}

function keep(form, before = load()) {
  const answers = { ...before, ...answersOf(form) };
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(answers));
  } catch {
    // No storage: the wizard then forgets what it was told when the page is left.
  }
  return answers;
}

const pairs = answers => Object.entries(answers).flatMap(([name, values]) => values.map(value => [name, String(value)]));

/** What is mirrored, as [name, value] pairs. */
export const stored = () => pairs(load());

let lastSubmit = null;

/** The answers and the button of the wizard's form that was just submitted, as [name, value] pairs. */
export function submitted() {
  if (!lastSubmit) return stored();
  const { form, submitter } = lastSubmit;
  const answers = form.matches("[data-answers]") ? keep(form) : load();
  return [...pairs(answers), ...(submitter?.name ? [[submitter.name, submitter.value]] : [])];
}

/** After a step was drawn: the field to go on with has the focus, and a password typed before that is not lost. */
export function settle(moved) {
  const password = document.querySelector("input[name=password]");
  if (password && !password.value && passwordMemory.value) {
    password.value = passwordMemory.value;
    hint(password);
  }
  if (!moved) {
    // The circuit draws the page anew under whoever is typing already.
    const typing = focused && document.activeElement === document.body ? document.querySelector(`[data-answers] [name="${focused}"]:not([type=hidden])`) : null;
    typing?.focus();
    if (["text", "password"].includes(typing?.type)) typing.setSelectionRange(typing.value.length, typing.value.length);
    return;
  }
  const field = document.querySelector("[data-answers] [aria-invalid=true]") ?? document.querySelector("[data-answers] [data-first]");
  (field ?? document.querySelector("main h1"))?.focus();
}

let focused = null;

document.addEventListener("focusin", event => {
  if (event.target.form?.matches("[data-answers]")) focused = event.target.name;
});

const forget = () => { passwordMemory.value = ""; };

// --- What the shape of a password tells, worked out here and nowhere else.

function hint(password) {
  const value = password.value;
  const shapes = { blank: value !== value.trim() };
  for (const [shape, holds] of Object.entries(shapes)) {
    const text = document.querySelector(`[data-hint=${shape}]`);
    if (text) text.hidden = !holds;
  }
}

document.addEventListener("input", event => {
  const field = event.target;
  if (field.matches?.("input[name=password]")) {
    passwordMemory.value = field.value;
    hint(field);
  } else if (field.form?.matches("[data-answers]")) keep(field.form);
});

document.addEventListener("submit", event => {
  const form = event.target;
  // The answer to a form has no address of its own: the page says where to go back to.
  if (form.matches("[data-language-form]") && location.pathname !== "/checks") form.elements.back.value = location.pathname + location.search;
  if (form.matches("[data-answers], [data-steps]")) lastSubmit = { form, submitter: event.submitter };
  if (form.matches("[data-answers]")) keep(form);
  if (form.matches("[action='/checks']")) forget();
}, true);

addEventListener("pagehide", forget);

// --- Buttons.

async function copy(button) {
  const text = document.getElementById(button.dataset.of)?.value ?? button.dataset.copy;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "hidden-text";
    button.after(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
  button.classList.add("copied");
  const label = button.querySelector("[data-label]");
  label.textContent = button.dataset.done;
  setTimeout(() => {
    button.classList.remove("copied");
    label.textContent = button.dataset.idle;
  }, 2000);
}

function reveal(button) {
  const field = document.getElementById(button.dataset.reveal);
  const show = field.type === "password";
  // The name tells a password from an answer, whatever its type is now.
  field.type = show ? "text" : "password";
  button.setAttribute("aria-pressed", String(show));
}

document.addEventListener("click", event => {
  const button = event.target.closest?.("button");
  if (!button) return;
  if (button.dataset.copy !== undefined) copy(button);
  else if (button.dataset.reveal) reveal(button);
  else if (button.dataset.print !== undefined) print();
  else if (button.dataset.reconnect !== undefined) reconnect();
});

// --- A list that follows what one types.

document.addEventListener("input", event => {
  const list = document.getElementById(event.target.dataset?.filter);
  if (!list) return;
  const words = event.target.value.toLowerCase().split(/\s+/);
  for (const item of list.querySelectorAll("[data-words]")) item.hidden = !words.every(word => item.dataset.words.includes(word));
  for (const group of list.children) group.hidden = group.matches("div") && !group.querySelector("[data-words]:not([hidden])");
  list.open = words.some(Boolean);
});

// --- A lost circuit.

const dialog = () => document.getElementById("components-reconnect-modal");

async function reconnect() {
  try {
    if (await Blazor.reconnect() || await Blazor.resumeCircuit()) dialog().close();
    else location.reload();
  } catch {
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") reconnect(); }, { once: true });
  }
}

document.addEventListener("components-reconnect-state-changed", event => {
  if (event.detail.state === "show") dialog().showModal();
  else if (event.detail.state === "hide") dialog().close();
  else if (event.detail.state === "rejected") location.reload();
}, true);

// --- The answers that a page came with take the place of the mirrored ones.

export function mirror() {
  const given = document.querySelector("[data-given] form[data-answers]");
  if (given) keep(given, {});
}

mirror();
