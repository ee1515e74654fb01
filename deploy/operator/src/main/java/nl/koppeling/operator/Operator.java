package nl.koppeling.operator;

import java.time.Instant;
import nl.koppeling.operator.group.GroupCommand;
import nl.koppeling.operator.group.ResetCommand;
import nl.koppeling.operator.group.ShowGroupCommand;
import nl.koppeling.operator.letters.DeadLetterCommand;
import nl.koppeling.operator.letters.DeadLettersCommand;
import nl.koppeling.operator.replay.ApproveCommand;
import nl.koppeling.operator.replay.RehearseCommand;
import nl.koppeling.operator.replay.ReplayCommand;
import nl.koppeling.operator.replay.ReplaysCommand;
import nl.koppeling.operator.replay.ShowCommand;
import nl.koppeling.operator.replay.StartCommand;
import nl.koppeling.operator.replay.StopCommand;
import nl.koppeling.operator.signin.SignIn;
import nl.koppeling.operator.signin.SignOut;
import nl.koppeling.operator.terminal.Refused;
import nl.koppeling.operator.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/**
 * The operators' commands. A command ends with 0 when it did what was asked, with 1 when that was
 * refused or failed, with 2 when it was asked wrongly; why is one sentence.
 */
@Command(
    name = "operator",
    description = "Look after the platform: dead letters, replays, consumer groups.",
    footer = {
      "",
      "Ends with 0 when done, 1 when refused or failed, 2 when asked wrongly.",
      "A token in KOPPELING_OPERATOR_TOKEN wins over the sign-in."
    })
final class Operator {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this.")
  boolean help;

  private Operator() {}

  /** Runs a command; the exit code. */
  static int run(Terminal terminal, String... arguments) {
    return commands(terminal)
        .setOut(terminal.out())
        .setErr(terminal.err())
        .registerConverter(Instant.class, new Moments())
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler((fault, wrong) -> askedWrongly(terminal, fault))
        .setExecutionExceptionHandler((fault, command, parsed) -> failed(terminal, fault))
        .execute(arguments);
  }

  static CommandLine commands(Terminal terminal) {
    CommandLine group =
        new CommandLine(new GroupCommand())
            .addSubcommand(new ShowGroupCommand(terminal))
            .addSubcommand(new ResetCommand(terminal));
    CommandLine all =
        new CommandLine(new Operator())
            .addSubcommand(new SignIn(terminal))
            .addSubcommand(new SignOut(terminal))
            .addSubcommand(new DeadLettersCommand(terminal))
            .addSubcommand(new DeadLetterCommand(terminal))
            .addSubcommand(new ReplayCommand(terminal))
            .addSubcommand(new ReplaysCommand(terminal))
            .addSubcommand(new ShowCommand(terminal))
            .addSubcommand(new RehearseCommand(terminal))
            .addSubcommand(new ApproveCommand(terminal))
            .addSubcommand(new StartCommand(terminal))
            .addSubcommand(new StopCommand(terminal))
            .addSubcommand(group);
    return all.setCommandName(terminal.called());
  }

  private static int askedWrongly(Terminal terminal, ParameterException fault) {
    terminal.remark(fault.getMessage());
    terminal.remark(
        fault.getCommandLine().getCommandSpec().qualifiedName() + " --help tells more.");
    return ExitCode.USAGE;
  }

  private static int failed(Terminal terminal, Exception fault) {
    terminal.remark(
        fault instanceof Refused
            ? fault.getMessage()
            : "This should not happen: "
                + fault.getClass().getSimpleName()
                + ": "
                + fault.getMessage());
    return ExitCode.SOFTWARE;
  }
}
