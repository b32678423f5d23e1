# The four commands. What they do stands in xtask/; `cargo xtask` lists more.
export PATH := $(PATH):$(HOME)/.cargo/bin

.PHONY: run test check bench
run test check bench:
	@sh xtask/first.sh
	@cargo xtask $@
