;;; cases.el --- What a person does with an OKR document in Emacs  -*- lexical-binding: t; -*-

(require 'eglot)
(require 'yasnippet)
(add-to-list 'load-path (expand-file-name "editors/emacs" (getenv "OKR_ROOT")))
(require 'okr-mode)

(defconst okr-stays "\
Cycle: 2026-Q4

Objective O1: Gäste kommen gern wieder 🛎️
  Owner: @maria

  KR1: Raise repeat stays from 18% to 25% @ana
  KR2: 🚀 Launch a loyalty programme für Stammgäste @jörg [committed]
  🎯 KR3: Cut the wait at the 👩‍💻 desk from <baseline> to 4 min
")

(defconst okr-stays-findings
  '("7 warning task-not-outcome “Launch”"
    "8 warning unowned-key-result “KR3”"
    "8 note unfilled-placeholder “<baseline>”"))

;;;; With the server

(ert-deftest okr-findings-stand-under-their-words-behind-emoji-too ()
  (okr-with okr-stays
    (should (eq major-mode 'okr-mode))
    (apply #'okr-expect-findings okr-stays-findings)))

(ert-deftest okr-findings-follow-what-is-typed ()
  (okr-with okr-stays
    (apply #'okr-expect-findings okr-stays-findings)
    (search-forward "👩‍💻 desk")
    (insert " in 🏖️ Malmö")
    (search-forward "4 min")
    (insert " @åsa")
    (okr-expect-findings "7 warning task-not-outcome “Launch”" "8 note unfilled-placeholder “<baseline>”")))

(ert-deftest okr-settings-lie-over-those-of-the-files ()
  (let ((before (default-value 'eglot-workspace-configuration)))
    (setq-default eglot-workspace-configuration '(:okr (:rules (:unowned-key-result "off"))))
    (unwind-protect
        (okr-with okr-stays
          (okr-expect-findings "7 warning task-not-outcome “Launch”" "8 note unfilled-placeholder “<baseline>”"))
      (setq-default eglot-workspace-configuration before))))

(ert-deftest okr-a-task-becomes-an-outcome-and-an-initiative ()
  (okr-with okr-stays
    (apply #'okr-expect-findings okr-stays-findings)
    (search-forward "Stammg")
    (okr-choosing "Make it an outcome: raise repeat purchases"
      (call-interactively #'eglot-code-actions))
    (should (string-search "
  KR2: 🚀 Raise the share of customers who buy again within 90 days from <baseline>% to <target>% @jörg [committed]
  🎯 KR3: Cut the wait at the 👩‍💻 desk from <baseline> to 4 min
  Initiative: Launch a loyalty programme für Stammgäste @jörg
" (buffer-string)))
    (okr-expect-findings "7 warning unfilled-placeholder “<baseline>”"
                         "8 warning unowned-key-result “KR3”"
                         "8 note unfilled-placeholder “<baseline>”")))

(defun okr-offers ()
  "What completion at point offers."
  (pcase (run-hook-wrapped 'completion-at-point-functions #'completion--capf-wrapper 'all)
    (`(,_ ,from ,to ,table . ,_)
     (mapcar #'substring-no-properties (all-completions (buffer-substring from to) table)))))

(ert-deftest okr-people-are-completed ()
  (okr-with "Objective: Guests come back\n  KR1: Raise stays from 18% to 25% @ana\n  KR2: Reach an NPS of 40 @|\n"
    (should (equal (mapcar #'string-trim (okr-offers)) '("@ana")))))

(ert-deftest okr-a-whole-key-result-comes-with-blanks-to-fill-in ()
  (let ((okr-mode-hook '(yas-minor-mode)))
    (okr-with "Objective: Guests come back\n  KR1: Reac|\n"
      (completion-at-point)
      (should (string-match "KR1: Reach |.* of .*" (okr-text)))
      ;; What is typed goes into the first blank, and a tab leads to the next.
      (execute-kbd-macro "an NPS")
      (yas-next-field)
      (execute-kbd-macro "40")
      (should (string-match-p "KR1: Reach an NPS of 40" (buffer-string))))))

(ert-deftest okr-hover-says-what-was-understood ()
  (okr-with "Objective: Guests come back\n  KR1: Raise repeat |stays from 18% to 25% @ana\n"
    (let ((eldoc-documentation-functions (list #'eglot-hover-eldoc-function)) said)
      (eglot-hover-eldoc-function (lambda (text &rest _) (setq said text)))
      (okr-becomes t (lambda () (and said (string-match-p "18%" said) (string-match-p "25%" said) t))))))

(ert-deftest okr-the-next-item-has-the-next-number ()
  (okr-with "Objective O1: Guests come back 🛎️\n  KR1: Reach an NPS of 40 |@ana\n  Initiative: Train the desk\n"
    ;; What was typed just now is known to the server.
    (insert "@li ")
    (call-interactively #'okr-next-item)
    (should (equal (okr-text) "\
Objective O1: Guests come back 🛎️\n  KR1: Reach an NPS of 40 @li @ana\n  KR2: |\n  Initiative: Train the desk\n"))))

(ert-deftest okr-items-move-and-take-point-along ()
  (okr-with "Objective O1: Guests come back\n  KR1: Reach an NPS of 40 @ana\n    Source: desk\n  KR2: Win 20 |groups @li\n"
    (call-interactively #'okr-move-up)
    (should (equal (okr-text) "\
Objective O1: Guests come back\n  KR2: Win 20 |groups @li\n  KR1: Reach an NPS of 40 @ana\n    Source: desk\n"))
    (call-interactively #'okr-move-down)
    (should (string-suffix-p "    Source: desk\n  KR2: Win 20 |groups @li\n" (okr-text)))
    (should-error (call-interactively #'okr-move-down) :type 'user-error)))

(ert-deftest okr-key-results-are-copied-as-a-table ()
  (okr-with "Objective O1: Gäste kommen wieder 🛎️\n  KR1: Reach an NPS of 40 @ana\n\nObjective O2: Staff stays\n  KR1: Cut shifts by 20% @li|\n"
    (call-interactively #'okr-copy-as-table)
    (should (string-match-p "^|.*NPS" (current-kill 0)))
    (should (string-match-p "^|.*shifts" (current-kill 0)))
    (let ((transient-mark-mode t))
      (push-mark (line-beginning-position) t t)
      (call-interactively #'okr-copy-as-table))
    (should-not (string-match-p "NPS" (current-kill 0)))
    (should (string-match-p "^|.*shifts" (current-kill 0)))))

(ert-deftest okr-imenu-lists-objectives-with-their-key-results ()
  (okr-with "Objective O1: Guests come back\n  KR1: Reach an NPS of 40 @ana\n"
    (let ((index (format "%S" (imenu--make-index-alist t))))
      (should (string-match-p "Guests come back" index))
      (should (string-match-p "Reach an NPS of 40" index)))))

;;;; Without it

(defmacro okr-without-server (text &rest body)
  "Run BODY in `okr-mode' with TEXT and no server; point stands where TEXT has a bar."
  (declare (indent 1))
  `(with-temp-buffer
     (insert ,text)
     (okr-mode)
     (goto-char (point-min))
     (when (search-forward "|" nil t) (delete-char -1))
     ,@body))

(ert-deftest okr-without-a-server-commands-say-so ()
  (okr-without-server "KR1: Reach an NPS of 40\n"
    (should (string-match-p "M-x eglot" (cadr (should-error (okr-next-item) :type 'user-error))))))

(defun okr-coloured (text)
  "What is coloured in TEXT, as words and faces."
  (okr-without-server text
    (font-lock-ensure)
    (let ((at (point-min)) found)
      (while (< at (point-max))
        (let ((face (get-text-property at 'face)) (end (next-single-property-change at 'face nil (point-max))))
          (when face
            (push (list (buffer-substring-no-properties at end)
                        (string-remove-suffix "-face" (string-remove-prefix "font-lock-" (symbol-name face))))
                  found))
          (setq at end)))
      (nreverse found))))

(ert-deftest okr-colours ()
  (pcase-dolist (`(,text . ,expected)
                 '(("Objective O1: Guests come back" ("Objective O1" "keyword"))
                   ("- [ ] **KR1.2**: Raise it to 1,200 @ana.b" ("KR1.2" "keyword") ("1,200" "constant") ("@ana.b" "function-name"))
                   ("### Objective 2 – Colleagues stay" ("Objective 2" "keyword"))
                   ("(KR3) Cut it from 3 days → $2.5M" ("(KR3)" "keyword") ("3" "constant") ("$2.5M" "constant"))
                   ("**Key Results:**" ("Key Results" "keyword"))
                   ("  Task: Call them" ("Task" "keyword"))
                   ("  Aligned to: company.okr#O2" ("Aligned to" "variable-name"))
                   ("    2026-10-12: 36% - live" ("2026-10-12" "constant") ("36%" "constant"))
                   ("KR: From <baseline> to TBD [committed] [weight: 2]"
                    ("KR" "keyword") ("<baseline>" "warning") ("[committed]" "builtin") ("[weight: 2]" "builtin"))
                   ("  // okr-ls: allow-file(no-deadline)"
                    ("// " "comment-delimiter") ("okr-ls: allow-file(no-deadline)" "comment"))
                   ;; No marker, no comment, no owner, no figure.
                   ("Objective-driven teams win; KR1 improvements, a@b.com") ("See https://example.com/x")
                   ("Key results matter, and the project - the big one") ("Use H1N1 and v2x")))
    (should (equal (okr-coloured text) expected))))

(ert-deftest okr-each-key-of-the-grammar-is-coloured ()
  (let ((markers (with-temp-buffer
                   (insert-file-contents (expand-file-name "grammar/src/scanner/markers.h" (getenv "OKR_ROOT")))
                   (buffer-string)))
        (keys '("due date" "aligned to")))
    (dolist (name '("SECTION_KEYS" "KEYS"))
      (should (string-match (concat "const " name "\\[\\] = {\\([^}]*\\)}") markers))
      (let ((list (match-string 1 markers)))
        (setq keys (append (cl-remove-if-not (lambda (word) (string-match-p "^[a-z]+$" word)) (split-string list "[\", \n]+" t)) keys))))
    (should (equal (sort keys #'string<) (sort (copy-sequence okr-keys) #'string<)))
    (dolist (key keys)
      (should (equal (okr-coloured (concat (capitalize key) ": x")) `((,(capitalize key) "variable-name")))))))

(ert-deftest okr-lines-become-comments-and-back ()
  (okr-without-server "  KR1: See |https://example.com/x\n"
    (font-lock-ensure)
    (call-interactively #'comment-dwim)
    (should (equal (buffer-string) "  // KR1: See https://example.com/x\n"))
    (comment-line 1)
    (should (equal (buffer-string) "  KR1: See https://example.com/x\n"))))

(ert-deftest okr-return-keeps-the-indentation-and-tab-changes-it ()
  (okr-without-server "Objective O1: Guests come back\n  KR1: Reach an NPS of 40|"
    (electric-indent-local-mode)
    (let ((last-command-event ?\n) (this-command 'newline)) (call-interactively #'newline))
    (should (string-suffix-p "NPS of 40\n  |" (okr-text)))
    (let ((this-command 'indent-for-tab-command))
      (okr-indent-line)
      (should (string-suffix-p "\n    |" (okr-text)))
      (okr-indent-line)
      (should (string-suffix-p "\n|" (okr-text))))))

(ert-deftest okr-blanks-are-gone-through-in-a-circle ()
  (okr-without-server "KR1: |Raise <metric> from 5 to <target>, see <https://example.com>\n"
    (let ((blanks (cl-loop repeat 3 do (okr-next-blank) collect (buffer-substring (mark) (point)))))
      (should (equal blanks '("<metric>" "<target>" "<metric>"))))
    (erase-buffer)
    (should-error (okr-next-blank) :type 'user-error)))

(ert-deftest okr-a-statement-is-never-broken-in-the-file ()
  (okr-without-server (concat "KR1: " (make-string 200 ?x) "|")
    (auto-fill-mode)
    (let ((last-command-event ?\s)) (self-insert-command 1))
    (should (= (count-lines (point-min) (point-max)) 1))))

(provide 'cases)
;;; cases.el ends here
