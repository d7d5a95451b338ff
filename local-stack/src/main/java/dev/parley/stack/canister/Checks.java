package dev.parley.stack.canister;

import java.util.List;

/// The checks of the development canister. Each has lines it must find and lines it must not in
/// `src/test/resources/checks/<name>.txt`.
final class Checks {
    private static final String SQL =
            "(?:select\\b.{1,200}?\\bfrom\\b|insert\\s+into\\b|update\\s+\\S{1,80}\\s+set\\b" + "|delete\\s+from\\b)";

    static final List<Check> ALL = List.of(
            Check.of(
                    "SQL built from strings",
                    // A quoted statement followed by + name, % name or .format( …
                    "(?i)([\"'])\\s*" + SQL
                            + "(?:(?!\\1).){0,300}\\1\\s*(?:(?:\\+|\\|\\|)\\s*(?![\"'\\s])|%\\s*[\\w(]|\\.\\s*\\$|\\.format\\s*\\()"
                            // … or with a value put inside; a tagged template (sql`…`) sends its values apart.
                            + "|(?i)(?:(?<![\\w)])`|\\bf[\"']{1,3}|\\$\")\\s*" + SQL + ".{0,300}?\\{\\s*\\w"
                            + "|(?i)String\\.format\\s*\\(\\s*\"\\s*" + SQL + "[^\"]{0,300}%s",
                    "Whoever controls a value that is glued into a statement can end the statement and write one of their own (SQL injection).",
                    "Use placeholders (`where id = ?` or `$1`) and hand the values over separately."),
            Check.of(
                    "A secret in the code",
                    "(?i)\\b\\w{0,30}(?:password|passwd|secret|api_?key|auth_?token|access_?token|access_?key|private_?key)\\w{0,10}[\"']?\\s*(?::|=|:=)\\s*[\"'](?!<|\\$\\{|\\{\\{|your|change|example|x{3}|\\*{3})[^\"'\\s]{8,}[\"']"
                            + "|\\bAKIA[0-9A-Z]{16}\\b|\\bghp_[A-Za-z0-9]{36}\\b|\\bsk_live_[A-Za-z0-9]{16,}"
                            + "|-----BEGIN (?:RSA |EC |OPENSSH )?PRIVATE KEY-----",
                    "Everybody who can read the code or its history has the secret, for ever.",
                    "Read it from the environment or a secret store, and replace the one that was written down."),
            Check.of(
                    "Text run as code",
                    "(?<![\\w.$>-])(?:eval|exec)\\s*\\(\\s*(?!\\)|[\"'][^\"']{0,200}[\"']\\s*\\))[\\w\"'`$(]|\\bnew\\s+Function\\s*\\(\\s*(?!\\))",
                    "If any part of that text comes from outside, the sender runs code in your program.",
                    "Parse data as data (`JSON.parse`, `ast.literal_eval`) or choose from a fixed table of functions."),
            Check.of(
                    "A weak hash",
                    "(?i)MessageDigest\\.getInstance\\(\\s*\"(?:MD5|SHA-?1)\"|hashlib\\.(?:md5|sha1)\\((?!.{0,200}usedforsecurity\\s*=\\s*False)|createHash\\(\\s*[\"'](?:md5|sha1)[\"']|(?<![\\w.])(?:md5|sha1)\\s*\\(|\\bMD5\\.Create\\(|DigestUtils\\.(?:md5|sha1)Hex",
                    "Collisions for MD5 and SHA-1 can be made on purpose, and both are far too quick for passwords.",
                    "Use SHA-256 for fingerprints, and Argon2id, scrypt or bcrypt for passwords."),
            Check.of(
                    "A command built from strings",
                    "\\bos\\.(?:system|popen)\\(\\s*(?![\"'][^\"']{0,300}[\"']\\s*\\)|\\))"
                            + "|\\bsubprocess\\.\\w{1,20}\\((?!\\s*[\"'][^\"']{0,200}[\"']\\s*,).{0,300}shell\\s*=\\s*True"
                            + "|getRuntime\\(\\)\\s*\\.exec\\(\\s*\"[^\"]{0,200}\"\\s*\\+"
                            + "|\\bexec(?:Sync)?\\(\\s*(?:`[^`]{0,200}\\$\\{|[\"'][^\"']{0,200}[\"']\\s*\\+)"
                            + "|(?<![\\w.>])(?:shell_exec|passthru|system)\\(\\s*[^)]{0,200}\\$\\w",
                    "A value with `;` or `$(…)` in it becomes a command of its own (command injection).",
                    "Call the program with a list of arguments and without a shell."),
            Check.of(
                    "Certificates are not checked",
                    "(?<!jwt\\.decode\\([^)]{0,100})\\bverify\\s*=\\s*False|rejectUnauthorized[\"']?\\s*:\\s*false|NODE_TLS_REJECT_UNAUTHORIZED[\"']?\\]?\\s*=\\s*[\"']?0|InsecureSkipVerify\\s*:\\s*true|\\bcurl\\s.{0,200}(?<=\\s)(?:-k|--insecure)\\b|NoopHostnameVerifier|ALLOW_ALL_HOSTNAME_VERIFIER|CURLOPT_SSL_VERIFYPEER\\s*,\\s*(?:0|false)|_create_unverified_context",
                    "Anybody on the way can read and change what is sent; the encryption protects nothing.",
                    "Leave the check on, and add the right certificate authority where it is your own."),
            Check.of(
                    "Objects read from outside",
                    "\\bpickle\\.loads?\\(|\\byaml\\.load\\((?!.{0,200}Safe)|\\bnew\\s+ObjectInputStream\\(|\\bunserialize\\(\\s*\\$|\\bMarshal\\.load\\(|\\bnew\\s+BinaryFormatter\\(",
                    "Such data says which classes to build, and the right choice of classes runs code while it is read.",
                    "Use a format that carries values only (JSON, `yaml.safe_load`) and check what you read."),
            Check.of(
                    "Text put into a page as HTML",
                    "\\.(?:innerHTML|outerHTML)\\s*\\+?=(?!=)\\s*(?![\"'`][^\"'`$+]{0,300}[\"'`]\\s*;?\\s*$)\\S|\\bdocument\\.write\\(\\s*(?![\"'][^\"'+]{0,300}[\"']\\s*\\))|dangerouslySetInnerHTML|\\bv-html\\s*=",
                    "Whoever controls the text can put a script on the page and act as the reader (cross-site scripting).",
                    "Set `textContent`, or let the template escape it; clean HTML that must stay HTML."),
            Check.of(
                    "A weak cipher",
                    "(?i)Cipher\\.getInstance\\(\\s*\"(?:DES|DESede|RC4|ARCFOUR|AES\"|AES/ECB)|createCipher(?:iv)?\\(\\s*[\"'](?:des|rc4|aes-\\d{3}-ecb)|\\bMODE_ECB\\b",
                    "DES and RC4 are broken, and ECB shows which parts of a text are equal.",
                    "Use AES-GCM or ChaCha20-Poly1305 with a fresh nonce each time."),
            Check.of(
                    "A secret that can be guessed",
                    "(?i)\\b\\w{0,30}(?:token|password|secret|session_?id|otp|nonce|api_?key)\\w{0,10}\\s*(?::=|=|:)[^=;]{0,100}?(?:Math\\.random\\(|\\brandom\\.(?:random|randint|choice|choices)\\(|new\\s+Random\\(|\\bmt_rand\\(|\\brand\\.Intn\\()",
                    "Ordinary random numbers follow from a few earlier ones.",
                    "Use the system's generator: `crypto.randomUUID()`, `secrets.token_urlsafe()`, `SecureRandom`."),
            Check.of(
                    "A file named by the request",
                    "(?i)\\b(?:readFile(?:Sync)?|createReadStream|sendFile|open|new\\s+File(?:InputStream)?|Paths\\.get|Path\\.of)\\(\\s*[^)]{0,150}\\b(?:req|request)\\.(?:query|params|body|args|form|GET|POST|getParameter)",
                    "With `../` in the name the sender reads any file your program can read (path traversal).",
                    "Look the name up in a list, or resolve it and check that it still lies in the folder it belongs to."),
            Check.of(
                    "A token taken unchecked",
                    "(?i)verify_signature[\"']?\\s*[:=]\\s*False|\\bjwt\\.decode\\([^)]{0,200}verify\\s*=\\s*False|\\balgorithms?[\"']?\\s*[:=]\\s*\\[?\\s*[\"']none[\"']",
                    "Anybody can write such a token and be whom they like.",
                    "Verify the signature with the algorithm you expect, and the issuer, audience and expiry too."),
            Check.of(
                    "Every site may call it",
                    "(?i)Access-Control-Allow-Origin[\"']?\\s*[,:=]\\s*[\"']?\\*|\\borigins?\\s*[:=]\\s*\\[?\\s*[\"']\\*[\"']",
                    "Any page somebody has open can call this and read the answer.",
                    "List the sites that may."),
            Check.of(
                    "A buffer without a bound",
                    "(?<![\\w.:>])(?:gets|strcpy|strcat|sprintf|vsprintf)\\s*\\(",
                    "Input longer than the buffer overwrites what lies behind it.",
                    "Use the bounded ones: `fgets`, `snprintf`, `strlcpy`."));

    private Checks() {}
}
