using WijkBot;
using WijkBot.Operations;

var builder = Start.Builder(args);
if (OperatorCommands.Are(args))
    return await OperatorCommands.RunAsync(args, builder.Configuration);
try
{
    builder.AddOperations();
    var app = builder.Build();
    await app.RunAsync();
    return 0;
}
catch (StartFaultException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 1;
}
