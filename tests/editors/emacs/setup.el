;;; setup.el --- What the cases need of Emacs, and how they use it  -*- lexical-binding: t; -*-

(require 'cl-lib)
(require 'ert)
(require 'package)
;; Debian's packages of Emacs Lisp are found by this.
(package-initialize)

(defun okr-missing ()
  "Print what is missing here."
  (let ((missing (cond ((< emacs-major-version 28) "Emacs is older than 28")
                       ((not (locate-library "eglot")) "no eglot")
                       ((not (locate-library "yasnippet")) "no yasnippet"))))
    (when missing (princ missing))))

(defconst okr-patience 10
  "Nothing that a person waits for takes as many seconds as that.")

(defun okr-becomes (expected look)
  "Call LOOK until it returns EXPECTED; fail with what it returned last if that takes too long."
  (let ((limit (+ (float-time) okr-patience)) seen)
    (while (and (not (equal (setq seen (funcall look)) expected)) (< (float-time) limit))
      ;; Emacs does this when it is idle, which it never is in a batch.
      (eglot--signal-textDocument/didChange)
      (accept-process-output nil 0.02))
    (should (equal seen expected))))

(defmacro okr-with (text &rest body)
  "Run BODY in a new file with TEXT that the server looks after; point stands where TEXT has a bar."
  (declare (indent 1))
  `(okr--call-with ,text (lambda () ,@body)))

(defun okr--call-with (text body)
  "Call BODY in a new file with TEXT."
  (let* ((folder (file-name-as-directory (make-temp-file "okrs" t)))
         (file (expand-file-name "stays.okr" folder))
         (bar (string-search "|" text)))
    (with-temp-file file (insert (string-replace "|" "" text)))
    (unwind-protect
        (save-window-excursion
          (find-file file)
          (goto-char (if bar (1+ bar) (point-min)))
          (apply #'eglot (eglot--guess-contact))
          (let ((server (eglot-current-server)))
            (unwind-protect (funcall body)
              (eglot-shutdown server)
              (with-current-buffer (get-file-buffer file)
                (set-buffer-modified-p nil)
                (kill-buffer)))))
      (delete-directory folder t))))

(defun okr-findings ()
  "The findings, each as LINE LEVEL RULE WORDS."
  (mapcar (lambda (finding)
            (let ((from (flymake-diagnostic-beg finding)) (to (flymake-diagnostic-end finding)))
              (format "%d %s %s “%s”" (line-number-at-pos from)
                      (string-remove-prefix "eglot-" (symbol-name (flymake-diagnostic-type finding)))
                      (let ((text (flymake-diagnostic-text finding)))
                        (and (string-match "\\[\\([a-z-]+\\)\\]" text) (match-string 1 text)))
                      (buffer-substring-no-properties from to))))
          (sort (flymake-diagnostics) (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b))))))

(defun okr-expect-findings (&rest expected)
  "Fail if what is found is not EXPECTED in the end."
  (okr-becomes expected (lambda () (flymake-start) (okr-findings))))

(defun okr-text ()
  "The text, with a bar at point."
  (concat (buffer-substring-no-properties (point-min) (point)) "|"
          (buffer-substring-no-properties (point) (point-max))))

(defmacro okr-choosing (title &rest body)
  "Run BODY; of what it offers, TITLE is chosen."
  (declare (indent 1))
  `(cl-letf (((symbol-function 'completing-read)
              (lambda (_prompt offers &rest _)
                (should (member ,title (all-completions "" offers)))
                ,title))
             ;; A key, not the mouse, which would open a menu.
             (last-nonmenu-event ?f))
     ,@body))

(defun okr-run (selector)
  "Run the cases whose name matches SELECTOR, and end."
  (dolist (chatter '(eglot--message jsonrpc--message)) (advice-add chatter :override #'ignore))
  (setq okr-server-command (list (getenv "OKR_LS")))
  (ert-run-tests-batch-and-exit selector))

(unless noninteractive (error "This is for `emacs --batch'"))
(provide 'setup)
;;; setup.el ends here
