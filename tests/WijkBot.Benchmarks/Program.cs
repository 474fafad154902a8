Console.WriteLine("usage: hub");
