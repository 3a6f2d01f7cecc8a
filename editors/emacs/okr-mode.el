;;; okr-mode.el --- Write OKR documents, with findings by okr-ls  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: wp, convenience
;; URL: https://github.com/okr-ls/okr-ls
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; A major mode for `*.okr': colours, comments, indentation, wrapping.  What is said of a key result, and how it can be
;; mended, comes from the language server okr-ls by way of eglot:
;;
;;   (require 'okr-mode)
;;   (add-hook 'okr-mode-hook #'eglot-ensure)

;;; Code:

(require 'cl-lib)

(declare-function eglot-current-server "eglot")
(declare-function eglot--TextDocumentIdentifier "eglot")
(declare-function eglot--TextDocumentPositionParams "eglot")
(declare-function eglot--lsp-position-to-point "eglot")
(declare-function eglot--pos-to-lsp-position "eglot")
(declare-function eglot--signal-textDocument/didChange "eglot")
(declare-function jsonrpc-request "jsonrpc")
(defvar eglot-server-programs)

(defgroup okr nil
  "OKR documents."
  :group 'text
  :link '(url-link "https://github.com/okr-ls/okr-ls"))

(defcustom okr-server-command '("okr-ls")
  "The language server, and what it is started with."
  :type '(repeat string))

;;;; Colours

(defconst okr-keys
  '("actual" "aligned to" "baseline" "because" "confidence" "current" "cycle" "dashboard" "deadline" "dri" "due"
    "due date" "evidence" "grade" "guards" "metric" "note" "owner" "priority" "progress" "quarter" "rationale"
    "responsible" "score" "source" "status" "supports" "tags" "target" "team" "type" "unit" "weight" "why")
  "The names of properties.")

;; What may stand before the words that open a line, and between them and their separator.
(rx-define okr-dress
  (* (or (any " \t>#*+•_~-") (seq (+ digit) (any ".)")) (seq "[" (any " xX") "]"))))
(rx-define okr-emphasis (* (any "*_")))
(rx-define okr-label (seq (+ digit) (* "." (+ digit))))
(rx-define okr-marker
  (or (seq (or "objective" "initiative" "key result") (? (+ blank) (? (any "oi")) okr-label))
      (seq "kr" (? (? (any " -#")) okr-label))
      (seq (any "oi") (? okr-label))
      "task"
      "project"))

(defconst okr-font-lock-keywords
  `((,(rx bol (* blank) "<!--" (* nonl)) . 'font-lock-comment-face)
    (,(rx bol okr-dress (group okr-marker) okr-emphasis (or ":" (seq (* blank) (any "-–—.") blank)))
     (1 'font-lock-keyword-face))
    (,(rx bol okr-dress (group "(" okr-marker ")")) (1 'font-lock-keyword-face))
    (,(rx bol okr-dress (group (or "key results" "krs" "initiatives" "tasks" "projects"))
          okr-emphasis (? ":") okr-emphasis (* blank) eol)
     (1 'font-lock-keyword-face))
    (,(concat (rx bol okr-dress) "\\(" (regexp-opt okr-keys) "\\)" (rx okr-emphasis ":"))
     (1 'font-lock-variable-name-face))
    (,(rx "<" alpha (*? (not (any "<>\n:"))) ">") . 'font-lock-warning-face)
    (,(rx (or bol (not (any word))) (group "@" (* (any word "._/-")) word)) (1 'font-lock-function-name-face))
    (,(rx "[" (or "committed" "aspirational" "learning" "milestone" (seq (+ alpha) ":" (+ (not (any "]\n"))))) "]")
     . 'font-lock-builtin-face)
    (,(rx (or bol (not (any word "#_-")))
          (group (or (seq (= 4 digit) "-" (or (seq (= 2 digit) "-" (= 2 digit)) (seq (any "qh") digit)))
                     (seq (? (any "$€£")) (+ digit) (* (any ".,") (+ digit)) (? (or "%" (seq (any "km") word-end)))))))
     (1 'font-lock-constant-face)))
  "What is coloured in OKR documents.")

;;;; Comments

(defvar okr-mode-syntax-table
  (let ((table (make-syntax-table text-mode-syntax-table)))
    (modify-syntax-entry ?\n ">" table)
    table)
  "Syntax table of `okr-mode'.")

;; Two slashes open a comment at the start of a line only: https://example.com is none.
(defconst okr-syntax-propertize
  (syntax-propertize-rules ("^[ \t]*\\(/\\)/" (1 "<")))
  "Marks where comments begin.")

(defun okr-comment-line ()
  "Make the line a comment: nothing else can stand before one."
  (save-excursion (comment-line 1)))

;;;; Typing

(defun okr-indent-line ()
  "Indent as the line above.
Each stroke of \\[indent-for-tab-command] goes two columns deeper, and then begins at the left again."
  (let* ((above (save-excursion
                  (forward-line 0)
                  (skip-chars-backward " \t\n")
                  (current-indentation)))
         (now (current-indentation))
         (deepest (+ above 2)))
    (cond
     ((not (eq this-command 'indent-for-tab-command)) (okr--indent-to above))
     ;; Behind the indentation there may be something to complete.
     ((> (current-column) now) 'noindent)
     (t (okr--indent-to (if (< now deepest) (min deepest (* 2 (1+ (/ now 2)))) 0))))))

(defun okr--indent-to (column)
  "Indent the line to COLUMN; point stays with its text."
  (if (<= (current-column) (current-indentation))
      (indent-line-to column)
    (save-excursion (indent-line-to column))))

(defun okr-next-blank ()
  "Go to the next blank, such as <target>, and select it."
  (interactive)
  (let ((case-fold-search t) (blank (rx "<" alpha (*? (not (any "<>\n:"))) ">")))
    (unless (re-search-forward blank nil t)
      (goto-char (point-min))
      (unless (re-search-forward blank nil t) (user-error "No blanks are left")))
    (push-mark (match-beginning 0) t t)))

;;;; What only the server knows

(defun okr--server ()
  "The server that looks after this document."
  (or (and (fboundp 'eglot-current-server) (eglot-current-server))
      (user-error "No okr-ls at work here; M-x eglot starts it")))

(defun okr--ask (server command argument)
  "What SERVER says to COMMAND with ARGUMENT."
  ;; Who asks for an edit need not be asked whether they want it; the second name is that of Emacs 28.
  (cl-progv '(eglot-confirm-server-edits eglot-confirm-server-initiated-edits) '(nil nil)
    (eglot--signal-textDocument/didChange)
    (jsonrpc-request server :workspace/executeCommand (list :command command :arguments (vector argument)))))

(defun okr--act (command)
  "Have the server carry out COMMAND at point, and go where point belongs then."
  (let* ((server (okr--server))
         (place (okr--ask server command (eglot--TextDocumentPositionParams))))
    (if place
        (goto-char (eglot--lsp-position-to-point place))
      (user-error "There is nothing to do here"))))

(defun okr-next-item ()
  "Start the item after the one at point, with the next number."
  (interactive)
  (okr--act "okr-ls.nextItem"))

(defun okr-move-up ()
  "Move the item at point up, with all that belongs to it."
  (interactive)
  (okr--act "okr-ls.moveUp"))

(defun okr-move-down ()
  "Move the item at point down, with all that belongs to it."
  (interactive)
  (okr--act "okr-ls.moveDown"))

(defun okr-copy-as-table ()
  "Copy the key results of the document, or of the region, as a Markdown table."
  (interactive)
  (let* ((server (okr--server))
         (region (and (use-region-p)
                      (list :range (list :start (eglot--pos-to-lsp-position (region-beginning))
                                         :end (eglot--pos-to-lsp-position (region-end))))))
         (document (list :textDocument (eglot--TextDocumentIdentifier)))
         (table (okr--ask server "okr-ls.markdownTable" (append document region))))
    (unless table (user-error "There are no key results here"))
    (kill-new table)
    (message "Copied as a Markdown table")))

;;;; The mode

(defvar okr-mode-map
  (let ((map (make-sparse-keymap)))
    (define-key map (kbd "C-c C-n") #'okr-next-item)
    (define-key map (kbd "C-<return>") #'okr-next-item)
    (define-key map (kbd "M-<up>") #'okr-move-up)
    (define-key map (kbd "M-<down>") #'okr-move-down)
    (define-key map (kbd "C-c C-b") #'okr-next-blank)
    (define-key map (kbd "C-c C-f") #'eglot-code-actions)
    (define-key map (kbd "C-c C-t") #'okr-copy-as-table)
    map)
  "Keys of `okr-mode'.")

;;;###autoload
(define-derived-mode okr-mode text-mode "OKR"
  "Major mode for documents of objectives and key results.

\\{okr-mode-map}"
  (setq-local font-lock-defaults '(okr-font-lock-keywords nil t))
  (setq-local comment-start "// ")
  (setq-local comment-start-skip "//+[ \t]*")
  (setq-local comment-use-syntax t)
  (setq-local comment-insert-comment-function #'okr-comment-line)
  (setq-local syntax-propertize-function okr-syntax-propertize)
  (setq-local indent-line-function #'okr-indent-line)
  (setq-local electric-indent-inhibit t)
  (setq-local indent-tabs-mode nil)
  (setq-local tab-width 2)
  ;; A statement is one line, however long: it wraps on the screen, between words, and is never broken in the file.
  (setq-local normal-auto-fill-function #'ignore)
  (setq-local truncate-lines nil)
  (setq-local word-wrap t)
  (when (fboundp 'visual-wrap-prefix-mode)
    (visual-wrap-prefix-mode)))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.okr\\'" . okr-mode))

;; Looked up anew at each start, so that `okr-server-command' may be set at any time.
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs (cons 'okr-mode (lambda (&rest _) okr-server-command))))

(provide 'okr-mode)
;;; okr-mode.el ends here
