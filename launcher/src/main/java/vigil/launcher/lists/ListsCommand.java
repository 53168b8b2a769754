package vigil.launcher.lists;

import picocli.CommandLine.Command;

/** Everything that can be done with watchlists without any server. */
@Command(
        name = "lists",
        description = "Read, compare and keep watchlists.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ReadCommand.class,
            DiffCommand.class,
            UpdateCommand.class,
            StatusCommand.class
        })
public final class ListsCommand {}
