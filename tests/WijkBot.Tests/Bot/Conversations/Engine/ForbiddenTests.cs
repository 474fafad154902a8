using System.Reflection;
using System.Runtime.CompilerServices;
using WijkBot.Conversations.Engine;

namespace WijkBot.Tests.Bot.Conversations.Engine;

/// <summary>
/// A question never resumes in the same run, so what stands around it in <c>try</c>, <c>using</c> or <c>lock</c> would never end, and a <c>catch</c>
/// would never see anything. The compiler gives an async method one exception clause of its own; a second one is the author's.
/// </summary>
public sealed class ForbiddenTests
{
    [Fact]
    public void No_method_of_a_conversation_guards_a_question()
    {
        var methods = TalkingMethods(typeof(Talk).Assembly).ToList();
        Assert.NotEmpty(methods);
        Assert.Empty(methods.Where(Guards).Select(Name));
    }

    [Fact]
    public void The_scan_sees_try_using_lock_and_a_disposed_enumerator() =>
        Assert.Equal(["Caught", "Disposed", "Finally", "Listed"], TalkingMethods(typeof(ForbiddenTests).Assembly).Where(Guards)
            .Where(method => method.DeclaringType!.DeclaringType == typeof(Bad)).Select(Name).Order());

    private static IEnumerable<MethodInfo> TalkingMethods(Assembly assembly) =>
        from type in assembly.GetTypes()
        where typeof(IAsyncStateMachine).IsAssignableFrom(type)
            && type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(field => field.FieldType == typeof(Talk))
        select type.GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!;

    private static bool Guards(MethodInfo moveNext) => moveNext.GetMethodBody()!.ExceptionHandlingClauses.Count > 1;

    private static string Name(MethodInfo moveNext) => moveNext.DeclaringType!.Name.Split('<', '>')[1];

    private static class Bad
    {
        public static async Task Finally(Talk talk)
        {
            try { await talk.AskText("a"); }
            finally { talk.Say("b"); }
        }

        public static async Task Caught(Talk talk)
        {
            try { await talk.AskText("a"); }
            catch (InvalidOperationException) { talk.Say("b"); }
        }

        public static async Task Disposed(Talk talk)
        {
            using var stream = new MemoryStream();
            await talk.AskText("a");
        }

        public static async Task Listed(Talk talk, List<string> names)
        {
            foreach (var name in names)
                await talk.AskText(name);
        }

        public static async Task Fine(Talk talk, string[] names)
        {
            foreach (var name in names)
                await talk.AskText(name);
        }
    }
}
